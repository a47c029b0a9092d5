"""Reads an export of Mneme with nothing but Python's standard library.

    python3 read_export.py EXPORT.zip                 checks it and counts its records
    python3 read_export.py EXPORT.zip SESSION_ID      prints the conversation
"""
import hashlib, json, re, sys, zipfile


def pieces(archive, name):
    """The bytes of a file, damaged or not: SHA256SUMS is the judge, and a wrong letter spoils but one line."""
    with archive.open(name) as file:
        file._expected_crc = None  # else zipfile keeps the last piece of a damaged file to itself
        yield from iter(lambda: file.read(1 << 20), b"")


def damaged_files(archive):
    """Names of files that are missing or not what SHA256SUMS, which was written last, says."""
    names, wrong = set(archive.namelist()), []
    if "SHA256SUMS" not in names:
        return ["SHA256SUMS"]
    for line in archive.read("SHA256SUMS").decode().splitlines():
        expected, name = line.split("  ", 1)
        digest = hashlib.sha256()
        for piece in pieces(archive, name) if name in names else ():
            digest.update(piece)
        if digest.hexdigest() != expected:
            wrong.append(name)
    return wrong


def records(archive, files="[a-z]+"):
    """Records one by one. A line that cannot be read is left out, and nothing else."""
    for name in sorted(n for n in archive.namelist() if re.fullmatch(rf"data/{files}-\d+\.jsonl", n)):
        rest = b""
        for piece in pieces(archive, name):
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                try:
                    yield json.loads(line)
                except ValueError:
                    print(f"{name}: a damaged line was left out", file=sys.stderr)


def main(path, session=None):
    with zipfile.ZipFile(path) as archive:
        wrong, counts = damaged_files(archive), {}
        for name in wrong:
            print(f"{name} is damaged or missing", file=sys.stderr)
        for record in records(archive, "messages" if session else "[a-z]+"):
            data = record["data"]
            counts[record["kind"]] = counts.get(record["kind"], 0) + 1
            if session and data["session_id"] == session and data["active"]:
                print(f"{data['role']}:", *(part["text"] for part in data["parts"] if part["type"] == "text"))
        print("" if session else json.dumps(counts, sort_keys=True))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
