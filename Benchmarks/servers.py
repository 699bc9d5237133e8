"""The figures of history for servers that are asked over HTTP: Prometheus, VictoriaMetrics and InfluxDB, for peers.py."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse

SERIES, STEP, START = 1000, 300, 1_767_225_600
DAY = 86_400
LIVE = 500


class Server:
    """A server of its own folder and port, asked over one connection."""

    def __init__(self, command, folder, health):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self.port = listener.getsockname()[1]
        self.log = open(folder + "/log", "w")
        self.process = subprocess.Popen([part.replace("PORT", str(self.port)) for part in command], cwd=folder,
                                        stdout=self.log, stderr=self.log)
        for _ in range(600):
            try:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
                self.ask("GET", health)
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
        raise SystemExit(f"{command[0]} does not answer; see its log in {folder}")

    def ask(self, method, path, body=None):
        """The answer, and the milliseconds that it took."""
        started = time.monotonic()
        self.connection.request(method, path, body)
        answer = self.connection.getresponse()
        text = answer.read()
        took = (time.monotonic() - started) * 1e3
        if answer.status >= 300:
            raise SystemExit(f"{path}: HTTP {answer.status}: {text[:200]}")
        return text, took

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def size(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def rows(csv):
    with open(csv) as lines:
        for line in lines:
            number, moment, value = line.rstrip().split(",")
            yield number, int(moment), value


def batches(lines, count):
    batch = []
    for line in lines:
        batch.append(line)
        if len(batch) == count:
            yield "".join(batch)
            batch = []
    if batch:
        yield "".join(batch)


def promql(server, path, **parameters):
    text, took = server.ask("GET", f"/api/v1/{path}?{urllib.parse.urlencode(parameters)}")
    if not json.loads(text)["data"]["result"]:
        raise SystemExit(f"nothing came of {parameters}")
    return took


def ask_promql(name, server, steps, figure, extra):
    """The questions of Benchmarks/queries, as PromQL asks them: minimum, maximum and average are a request each."""
    end = START + (steps - 1) * STEP
    width = max(1, steps * STEP // 240)
    figure(f"{name}: 240 columns over {steps} samples (3 requests)", [
        sum(promql(server, "query_range", query=f'{what}_over_time(s{{n="{number}"}}[{width}s])', start=START, end=end,
                   step=width, **extra) for what in ("avg", "min", "max"))
        for number in range(0, SERIES, 97)], "ms")
    figure(f"{name}: latest of 1000 series", [
        promql(server, "query", query="s", time=end, **extra) for _ in range(15)], "ms")
    figure(f"{name}: top 10 movers of 7 days", [
        promql(server, "query", query="topk(10, abs(s - s offset 7d))", time=end, **extra) for _ in range(15)], "ms")


def live(name, server, path, lines, figure):
    """One request a poll of 1,000 samples; what the server does before it answers is its own affair."""
    times = [server.ask("POST", path, body)[1] for body in lines]
    figure(f"{name}: live, one request a 1000-sample poll", [SERIES / t / 1e3 for t in times], "M samples/s")
    print(f"|   its p99 | {sorted(times)[len(times) * 99 // 100]:.4g} | | | ms | {len(times)} |")


def prometheus(folder, csv, steps, figure):
    """Blocks are made by promtool; writing live would take its remote-write protocol, which nothing here speaks."""
    text, data = folder + "/samples.txt", folder + "/data"
    with open(text, "w") as file:
        file.write("# TYPE s gauge\n")
        file.writelines(f's{{n="{number}"}} {value} {moment}\n' for number, moment, value in rows(csv))
        file.write("# EOF\n")
    started = time.monotonic()
    subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=1458h", text, data],
                   check=True, capture_output=True)
    figure("Prometheus: bulk import (promtool)", [SERIES * steps / (time.monotonic() - started) / 1e6], "M samples/s")
    figure("Prometheus: bytes a sample", [size(data) / SERIES / steps], "bytes")
    with open(folder + "/prometheus.yml", "w") as file:
        file.write("global: {}\n")
    server = Server(["prometheus", "--config.file=prometheus.yml", f"--storage.tsdb.path={data}",
                     "--storage.tsdb.retention.time=100y", "--web.listen-address=127.0.0.1:PORT"], folder, "/-/ready")
    try:
        ask_promql("Prometheus", server, steps, figure, {})
    finally:
        server.stop()


def victoriametrics(folder, csv, steps, figure):
    data = folder + "/data"
    server = Server(["victoria-metrics", f"-storageDataPath={data}", "-httpListenAddr=127.0.0.1:PORT",
                     "-retentionPeriod=100y"], folder, "/health")

    def line(number, moment, value):
        return f's{{n="{number}"}} {value} {moment * 1000}\n'

    try:
        times = [server.ask("POST", "/api/v1/import/prometheus", body)[1]
                 for body in batches((line(*row) for row in rows(csv)), 100_000)]
        figure("VictoriaMetrics: bulk import (Prometheus text)", [SERIES * steps / sum(times) / 1e3], "M samples/s")
        server.ask("GET", "/internal/force_flush")
        ask_promql("VictoriaMetrics", server, steps, figure, {"nocache": 1})
        live("VictoriaMetrics", server, "/api/v1/import/prometheus",
             ("".join(f'live{{n="{number}"}} {number % 7 + at * 0.1:.2f} {(START + at * STEP) * 1000}\n'
                      for number in range(SERIES)) for at in range(LIVE)), figure)
    finally:
        server.stop()
    figure("VictoriaMetrics: bytes a sample, after its end", [size(data) / SERIES / (steps + LIVE)], "bytes")


def influxdb(folder, csv, steps, figure):
    with open(folder + "/influxdb.conf", "w") as file:
        file.write(f'reporting-disabled = true\nbind-address = "127.0.0.1:0"\n[meta]\n  dir = "{folder}/meta"\n'
                   f'[data]\n  dir = "{folder}/data"\n  wal-dir = "{folder}/wal"\n  query-log-enabled = false\n'
                   '[http]\n  log-enabled = false\n  bind-address = "127.0.0.1:PORT"\n')
    with open(folder + "/run", "w") as file:
        file.write('sed -i "s/PORT/$1/" influxdb.conf; exec influxd -config influxdb.conf\n')
    server = Server(["sh", "run", "PORT"], folder, "/ping")
    end = START + (steps - 1) * STEP

    def query(text):
        answer, took = server.ask("GET", "/query?" + urllib.parse.urlencode({"db": "s", "epoch": "s", "q": text}))
        if "error" in json.loads(answer)["results"][0]:
            raise SystemExit(f"{text}: {answer[:200]}")
        return took

    try:
        server.ask("POST", "/query?" + urllib.parse.urlencode({"q": "CREATE DATABASE s"}))
        times = [server.ask("POST", "/write?db=s&precision=s", body)[1]
                 for body in batches((f"s,n={number} v={value} {moment}\n" for number, moment, value in rows(csv)), 20_000)]
        figure("InfluxDB: bulk import (line protocol)", [SERIES * steps / sum(times) / 1e3], "M samples/s")
        width = max(1, steps * STEP // 240)
        figure(f"InfluxDB: 240 columns over {steps} samples", [
            query(f"SELECT mean(v), min(v), max(v) FROM s WHERE n='{number}' AND time >= {START}s AND time <= {end}s"
                  f" GROUP BY time({width}s)") for number in range(0, SERIES, 97)], "ms")
        figure("InfluxDB: latest of 1000 series", [query("SELECT last(v) FROM s GROUP BY n") for _ in range(9)], "ms")
        figure("InfluxDB: top 10 movers of 7 days", [
            query("SELECT top(d, 10) FROM (SELECT spread(v) AS d FROM s"
                  f" WHERE time = {end}s OR time = {end - 7 * DAY}s GROUP BY n)") for _ in range(9)], "ms")
        live("InfluxDB", server, "/write?db=s&precision=s",
             ("".join(f"live,n={number} v={number % 7 + at * 0.1:.2f} {START + at * STEP}\n" for number in range(SERIES))
              for at in range(LIVE)), figure)
    finally:
        server.stop()
    figure("InfluxDB: bytes a sample, its log included",
           [(size(folder + "/data") + size(folder + "/wal")) / SERIES / (steps + LIVE)], "bytes")


PEERS = [(prometheus, "promtool"), (victoriametrics, "victoria-metrics"), (influxdb, "influxd")]
INSTALLED = [(peer, shutil.which(program)) for peer, program in PEERS]
