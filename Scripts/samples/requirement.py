"""XlsxWriter, the only library needed: Debian's python3-xlsxwriter."""

import importlib.util
import os
import subprocess
import sys

DEBIAN_PYTHON = "/usr/bin/python3"


def need_xlsxwriter():
    """Installs the Debian package where it is missing, says so, and goes on with Debian's Python."""
    if importlib.util.find_spec("xlsxwriter"):
        return
    probe = [DEBIAN_PYTHON, "-c", "import xlsxwriter"]
    if subprocess.run(probe, stderr=subprocess.DEVNULL).returncode != 0:
        print("Installing the Debian package python3-xlsxwriter", file=sys.stderr)
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        quiet = dict(check=True, stdout=subprocess.DEVNULL)
        subprocess.run(sudo + ["apt-get", "update", "-qq"], **quiet)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-xlsxwriter"]
        subprocess.run(sudo + install, **quiet)
    os.execv(DEBIAN_PYTHON, [DEBIAN_PYTHON] + sys.argv)
