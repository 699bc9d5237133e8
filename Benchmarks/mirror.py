#!/usr/bin/env python3
"""Serves what `assay record` wrote, slowly or not at all, for measurements.

  mirror.py FOLDER [--port 0] [--delay SECONDS] [--hang SHARE] [--nodes 20000]

--hang lets that share of the requests time out; --nodes answers Flux's hardware list with so many nodes.
"""
import argparse, hashlib, json, pathlib, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def nodes(count):
    bench = {"ipaddress": "1.2.3.4:16127", "architecture": "amd64", "armboard": "", "status": "STRATUS", "time": 1795000000,
             "real_cores": 8, "cores": 16, "ram": 62.4, "ssd": 880.1, "hdd": 0, "ddwrite": 812.4, "totalstorage": 880.1,
             "disksinfo": [{"disk": "nvme0n1", "size": 880.1, "writespeed": 812.4}], "eps": 691.2, "ping": 11.2,
             "download_speed": 940.4, "upload_speed": 921.7, "bench_version": "4.0.0", "speed_version": "1.2.0",
             "error": "", "padding": "x" * 720}
    rows = [{"benchmark": {"info": {"version": "4.0.0", "rpcport": 16224},
                           "status": {"status": "online", "benchmarking": "STRATUS", "flux": "running"},
                           "bench": {**bench, "ram": 32 + i % 64}}} for i in range(count)]
    return json.dumps({"status": "success", "data": rows}).encode()


class Mirror(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        url = "https:/" + self.path
        rpc = None
        try:
            call = json.loads(body) if body else None
            rpc = call.get("method") if isinstance(call, dict) and "jsonrpc" in call else None
        except ValueError:
            pass
        share = int(hashlib.sha256(url.split("?")[0].encode()).hexdigest()[:8], 16) / 2**32
        if share < options.hang:
            time.sleep(600)
        time.sleep(options.delay)
        if options.nodes and "fluxinfo?projection=benchmark" in url:
            return self.reply(200, {"Content-Type": "application/json"}, big)
        for route in routes:
            same = route["url"].rstrip("/") in (url.rstrip("/"), url.split("?")[0].rstrip("/"))
            if same and route.get("rpc") == rpc:
                return self.reply(route["status"], route["headers"], (base / route["file"]).read_bytes())
        self.reply(404, {}, b'{"error":"no recording"}')

    def reply(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() != "date":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer
    def log_message(self, *_): pass


parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--delay", type=float, default=0)
parser.add_argument("--hang", type=float, default=0)
parser.add_argument("--nodes", type=int, default=0)
options = parser.parse_args()
base = pathlib.Path(options.folder)
routes = json.loads((base / "routes.json").read_text())
big = nodes(options.nodes) if options.nodes else b""
server = ThreadingHTTPServer(("127.0.0.1", options.port), Mirror)
print(f"http://127.0.0.1:{server.server_address[1]}  {len(big)} bytes", flush=True)
server.serve_forever()
