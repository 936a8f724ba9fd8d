"""Runs commands of the AWS CLI, one JSON line each, in forks of a program that has loaded it once.

Starting Python and loading the CLI takes far longer than a command.
"""

import contextlib
import io
import json
import os
import sys
import tempfile

from awscli.clidriver import create_clidriver

driver = create_clidriver()
# What every command would read again: the services' models, and the command's own table.
for service in ("appflow", "sts"):
    driver.session.create_client(
        service, region_name="eu-west-1", aws_access_key_id="none", aws_secret_access_key="none"
    )
with contextlib.redirect_stdout(io.StringIO()):
    driver.main(["appflow", "list-flows", "--generate-cli-skeleton"])


def run(args, env, out, err):
    """Never returns: the process ends with the status of the command."""
    status = 255
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.environ.update(env)
        status = driver.main(args)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def text(file):
    file.seek(0)
    return file.read().decode()


for line in sys.stdin:
    command = json.loads(line)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            run(command["args"], command["env"], out, err)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"status": status, "out": text(out), "err": text(err)}), flush=True)
