"""Publishing to real servers: sshd with rsync, WebDAV by rclone, S3 by moto. What they hold then is read past the
program and held against what a build writes.

publish.py PROGRAM OFFICE WORK: PROGRAM was built with the feature `remote`; OFFICE is copied below WORK."""

import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

program, office, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
secrets = {
    "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret",
    "XUESHI_WEBDAV_USER": "clerk", "XUESHI_WEBDAV_PASSWORD": "p@ss word",
}


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing listens at {port}")


def tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run(root, *arguments, code=0, env=None):
    done = subprocess.run(
        [program, *arguments, "--root", str(root), "--lang", "en"],
        capture_output=True, text=True, env={**os.environ, **secrets, **(env or {})},
    )
    assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def made(root):
    run(root, "build")
    return tree(root / "output/site")


def change(root, short, notice):
    path = root / "content/site.yaml"
    path.write_text(re.sub(r"(?m)^short:.*$", f"short: {short}", path.read_text("utf-8")), "utf-8")
    page = root / "content/notices/extra.md"
    page.parent.mkdir(exist_ok=True)
    if notice:
        page.write_text("---\ntitle: Extra\ndate: 2024-03-02\n---\n\nText.\n", "utf-8")
    else:
        page.unlink(missing_ok=True)


def through(name, target, held, put, own, env=None):
    """Publishes three times, goes back, finds what was broken, and mends it. `held` gives what readers see, `put` lays a
    file there, or beside the releases; `own` gives what lies beside the releases."""
    root = work / name
    shutil.copytree(office / "content", root / "content")
    site = root / "content/site.yaml"
    site.write_text(site.read_text("utf-8") + f"publish:\n  - {{ name: web, {target} }}\n", "utf-8")
    go = lambda *arguments, code=0: run(root, *arguments, code=code, env=env)
    first = made(root)
    go("publish", "--verify")
    assert held() == first, f"{name}: the first"
    change(root, "Pier", True)
    second = made(root)
    assert "notices/extra.html" in second and second != first
    go("publish", "--verify")
    assert held() == second, f"{name}: the second"
    assert "is so already" in go("publish")
    go("rollback")
    assert held() == first, f"{name}: gone back"
    change(root, "Quay", False)
    third = made(root)
    go("publish")
    assert held() == third, f"{name}: the third"
    put("index.html", b"broken")
    assert "index.html" in go("publish", "--verify-only", code=1)
    go("publish", "--full", "--verify")
    assert held() == third, f"{name}: mended"
    put("withdrawn.html", b"of no release")
    go("publish", "--full", "--verify")
    assert held() == third, f"{name}: what is of no release goes"
    change(root, "Reef", True)
    assert "notices/extra.html" in made(root)
    go("publish")
    shown = lambda: [kept["release"] for kept in json.loads(go("rollback", "--list", "--format", "json"))]
    damaged = f"{shown()[0]}.json"
    put(damaged, b"{", True)
    change(root, "Reef", False)
    last = made(root)
    go("publish", "--verify")
    assert held() == last, f"{name}: the list of the release before was damaged"
    newest, *before = shown()
    assert f"release {newest} is shown" in go("rollback", "--drop", str(newest), code=2)
    for release in before:
        go("rollback", "--drop", str(release))
    left = own()
    lists = [path for path in left if re.fullmatch(r"[0-9]+\.json", path)]
    assert set(lists) - {damaged} == {f"{newest}.json"}, f"{name}: {lists}"
    objects = {re.sub(r"\..*", "", path.removeprefix("objects/")) for path in left if path.startswith("objects/")}
    hashes = {hashlib.sha256(content).hexdigest() for content in last.values()}
    assert not objects or objects == hashes, f"{name}: {len(objects - hashes)} contents of no release are left"
    return len(third)


def by_ssh():
    own, target, port = work / "ssh", work / "server" / "学时", free_port()
    (own / "bin").mkdir(parents=True)
    target.parent.mkdir()
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", own / key], check=True)
    shutil.copy(own / "user.pub", own / "authorized")
    Path("/run/sshd").mkdir(exist_ok=True)
    (own / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {own}/host\nAuthorizedKeysFile {own}/authorized\nPidFile {own}/pid\n"
        "UsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n"
    )
    (own / "config").write_text(
        f"Host *\n  IdentityFile {own}/user\n  UserKnownHostsFile {own}/known\n  StrictHostKeyChecking accept-new\n"
    )
    # The real program, with settings of its own in place of the user's.
    (own / "bin/ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {own}/config "$@"\n')
    (own / "bin/ssh").chmod(0o755)
    server = subprocess.Popen([shutil.which("sshd") or "/usr/sbin/sshd", "-D", "-e", "-f", own / "sshd_config"],
                              stderr=open(own / "log", "w"))
    try:
        wait_for(port)
        user = subprocess.run(["id", "-un"], capture_output=True, text=True).stdout.strip()
        return through(
            "by-ssh", f"ssh: '{user}@127.0.0.1:{target}', port: {port}", lambda: tree(target / "current"),
            lambda path, content, own=False: (target / ("releases" if own else "current") / path).write_bytes(content),
            lambda: sorted(path.name for path in (target / "releases").iterdir()),
            {"PATH": f"{own}/bin:{os.environ['PATH']}"},
        )
    finally:
        server.terminate()
        server.wait()


def pages_of(folder):
    return {path: bytes for path, bytes in tree(folder).items() if not path.startswith("_releases/")}


def by_webdav():
    folder, port = work / "dav", free_port()
    folder.mkdir()
    server = subprocess.Popen(
        ["rclone", "serve", "webdav", str(folder), "--addr", f"127.0.0.1:{port}", "--dir-cache-time", "0s",
         "--user", secrets["XUESHI_WEBDAV_USER"], "--pass", secrets["XUESHI_WEBDAV_PASSWORD"]],
        stderr=open(work / "dav.log", "w"),
    )
    try:
        wait_for(port)
        return through("by-webdav", f"webdav: 'http://127.0.0.1:{port}'", lambda: pages_of(folder),
                       lambda path, content, own=False: (folder / ("_releases" if own else "") / path).write_bytes(content),
                       lambda: list(tree(folder / "_releases")))
    finally:
        server.terminate()
        server.wait()


def by_s3():
    port = free_port()
    server = subprocess.Popen([str(Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
                              stdout=subprocess.DEVNULL, stderr=open(work / "s3.log", "w"))
    try:
        wait_for(port)
        import boto3
        s3 = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{port}", region_name="us-east-1",
                          aws_access_key_id="key", aws_secret_access_key="secret")
        s3.create_bucket(Bucket="web")

        def names():
            for page in s3.get_paginator("list_objects_v2").paginate(Bucket="web", Prefix="school/"):
                yield from (entry["Key"].removeprefix("school/") for entry in page.get("Contents", []))

        def held():
            pages = [name for name in names() if not name.startswith("_releases/")]
            return {name: s3.get_object(Bucket="web", Key=f"school/{name}")["Body"].read() for name in pages}

        def put(path, content, own=False):
            s3.put_object(Bucket="web", Key=f"school/{'_releases/' if own else ''}{path}", Body=content)

        def own():
            return [name.removeprefix("_releases/") for name in names() if name.startswith("_releases/")]

        count = through("by-s3", f"s3: web/school, endpoint: 'http://127.0.0.1:{port}'", held, put, own)
        kind = s3.head_object(Bucket="web", Key="school/index.html")["ContentType"]
        assert kind.startswith("text/html"), kind
        return count
    finally:
        server.terminate()
        server.wait()


counts = {name: publish() for name, publish in (("sshd", by_ssh), ("rclone", by_webdav), ("moto", by_s3))}
print(", ".join(f"{count} files by {name}" for name, count in counts.items()))
