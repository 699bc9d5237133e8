PRAGMA journal_mode = WAL; PRAGMA application_id = 1098080633; PRAGMA user_version = 3;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO migration VALUES('history 2');
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    metric TEXT NOT NULL,
    labels TEXT NOT NULL,               -- gpu=h100,region=us: sorted, escaped with backslashes
    UNIQUE (network, metric, labels)
) STRICT;
INSERT INTO series VALUES(1,'network-0','nodes.online','gpu=model-0,region=region-0');
INSERT INTO series VALUES(2,'network-0','gpu.price.median','gpu=model-1,region=region-1');
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    last INTEGER,                       -- the poll recorded last
    good INTEGER,                       -- the last with a valid answer
    problem INTEGER,                    -- the last without
    failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (network, name)
) STRICT;
INSERT INTO source VALUES(1,'network-0','all',302,300,302,0);
CREATE TABLE poll (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source,
    slot INTEGER NOT NULL,              -- seconds since 1970
    sent INTEGER NOT NULL,              -- milliseconds since 1970
    outcome TEXT NOT NULL,
    reason TEXT,
    status INTEGER,
    dns INTEGER, connect INTEGER, tls INTEGER, first_byte INTEGER, total INTEGER,  -- microseconds
    bytes INTEGER NOT NULL,
    hash ANY,                           -- of hexadecimal digits: their bytes
    origin TEXT,                        -- NULL: measured
    probes TEXT,                        -- NULL: statistics
    stored INTEGER NOT NULL DEFAULT 0,
    repeated INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    notes TEXT                          -- a JSON array of texts; NULL: none
) STRICT;
INSERT INTO poll VALUES(1,1,1767225600,1767225600250,'ok',NULL,200,0,0,0,80125,92250,120000,X'910a2dec89025cc1beeb8da1658eec67f893a2eefb32555e71c18690ee42c90b',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(2,1,1767225900,1767225900250,'ok',NULL,200,0,0,0,80125,92250,120000,X'975835de1c9756cebfc846100bfc1e42987bbcbfdd7e532fc3f2827affe7f664',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(286,1,1767311100,1767311100250,'ok',NULL,200,0,0,0,80125,92250,120000,X'c4b191830d0221005d24616f679b00a9d0642bfec7f425766093bff4c804d36b',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(287,1,1767311400,1767311400250,'ok',NULL,200,0,0,0,80125,92250,120000,X'7de1334446061d634dfcd4f8ffe3822def5e1d7174b822f90338ade7c5f57948',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(288,1,1767311700,1767311700250,'ok',NULL,200,0,0,0,80125,92250,120000,X'7d19b6dd75f2ed57879c930ad90faa3e1959a0f3c67b58902eeb14a812992df2',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(289,1,1767312000,1767312000250,'ok',NULL,200,0,0,0,80125,92250,120000,X'94866d0599587e9e52a3308027f09dcb1d40ff1f93ab7e36dee3745e246b9837',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(290,1,1767312300,1767312300250,'ok',NULL,200,0,0,0,80125,92250,120000,X'28cc5f8bb174ede40769d359e6a5be7b8a7202d90bab7925714e77d0065fcbf4',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(291,1,1767312600,1767312600250,'ok',NULL,200,0,0,0,80125,92250,120000,X'90f506bb95a34ba86e5dcf332db76a113cae483008bca96bf959abd6555b5259',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(292,1,1767312900,1767312900250,'ok',NULL,200,0,0,0,80125,92250,120000,X'16ecd10e03caed1dcd2ee1bb85263d1bdd5e0f35ded9ae546f46e89581f37f90',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(293,1,1767313200,1767313200250,'ok',NULL,200,0,0,0,80125,92250,120000,X'b64bf615672484c7dc1e41f83bbe9d3071644d830a94f6831449733ab6bed9ec',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(294,1,1767313500,1767313500250,'ok',NULL,200,0,0,0,80125,92250,120000,X'7be98ccf039a0d6703e77338f7f648d0af2d6ff9e2653532a1dc97b11b7f44bc',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(295,1,1767313800,1767313800250,'ok',NULL,200,0,0,0,80125,92250,120000,X'01b969167aa6183b8cd0ceb7af3a4a7f384c8590c9d1ce9cd2b46dd33acce213',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(296,1,1767314100,1767314100250,'ok',NULL,200,0,0,0,80125,92250,120000,X'5778459bd2fcd10ef29b706243a9dc444174c7e23efd3a64218180562ca9c51f',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(297,1,1767314400,1767314400250,'ok',NULL,200,0,0,0,80125,92250,120000,X'd9d25157778b9ce5cb51ca2bcc13b05bb528fc768df0b2054b0ce04718a3ddb0',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(298,1,1767314700,1767314700250,'ok',NULL,200,0,0,0,80125,92250,120000,X'5318c937b13750c88001c9a35a09dfc7cc2ac6d94fc828ad050e41afdf91c569',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(299,1,1767315000,1767315000250,'ok',NULL,200,0,0,0,80125,92250,120000,X'fdf673c62dd57878f8efa7d01822cb2f05836ffb783f058aaf15032c8b9ca426',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(300,1,1767315300,1767315300250,'ok',NULL,200,0,0,0,80125,92250,120000,X'2fb54c54d1eb03923dc72a54150dbaaed6c59b86308a9cfc0b4d1eebc8eae526',NULL,NULL,2,0,0,NULL);
INSERT INTO poll VALUES(301,1,1767315600,1767315600250,'failed','HTTP 503',503,NULL,NULL,NULL,NULL,NULL,12,NULL,NULL,'service',0,0,0,'["odd"]');
INSERT INTO poll VALUES(302,1,1767315900,1767315901250,'limited','later',NULL,NULL,NULL,NULL,NULL,NULL,0,'not hexadecimal','generated',NULL,1,2,3,NULL);
CREATE TABLE recent (
    poll INTEGER PRIMARY KEY REFERENCES poll,
    slot INTEGER NOT NULL,
    own INTEGER NOT NULL,               -- whether a sample has a time of its own
    quarantined INTEGER NOT NULL,       -- how many are in quarantine
    samples TEXT NOT NULL               -- [[series, value], [series, value, time], …]
) STRICT;
INSERT INTO recent VALUES(289,1767312000,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(290,1767312300,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(291,1767312600,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(292,1767312900,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(293,1767313200,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(294,1767313500,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(295,1767313800,0,0,'[[1,116],[2,2.5214]]');
INSERT INTO recent VALUES(296,1767314100,0,0,'[[1,120],[2,2.5191]]');
INSERT INTO recent VALUES(297,1767314400,0,0,'[[1,120],[2,2.5191]]');
INSERT INTO recent VALUES(298,1767314700,0,0,'[[1,120],[2,2.5191]]');
INSERT INTO recent VALUES(299,1767315000,0,0,'[[1,120],[2,2.5191]]');
INSERT INTO recent VALUES(300,1767315300,0,0,'[[1,118],[2,2.5191]]');
CREATE TABLE quarantine (
    series INTEGER NOT NULL REFERENCES series,
    time INTEGER NOT NULL,
    value REAL NOT NULL,
    poll INTEGER NOT NULL,
    PRIMARY KEY (series, time)
) STRICT, WITHOUT ROWID;
CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,             -- the day (since 1970) << 24 | the series
    count INTEGER NOT NULL,
    decimals INTEGER,                   -- NULL: the figures are doubles, otherwise whole numbers of 10^-decimals
    min ANY NOT NULL, max ANY NOT NULL, sum ANY NOT NULL, first ANY NOT NULL, last ANY NOT NULL,
    source INTEGER,                     -- whose polls of these slots brought all of it; NULL: see runs
    runs TEXT,                          -- [[samples, origin, source, poll], …]; poll 0: the one of that slot
    checksum INTEGER NOT NULL,          -- CRC-32 of all of the above and the data
    data BLOB NOT NULL
) STRICT;
INSERT INTO chunk VALUES(343161176065,288,0,103,133,33277,133,116,1,NULL,1305170923,X'10000000ac020002028a028b7559c64a2ea836f329f8684148fa90ead9b4408cea4c185e9de8ad8f10d59b996ce93a6dc538a3bf0d');
INSERT INTO chunk VALUES(343161176066,288,4,25059,25498,7269886,25317,25214,1,NULL,505926295,X'10040000ac02000307ca8b030072c02d1e43a391a62695b0ae18fad06933753e4e327b274c1e5b5e3e04');
CREATE TABLE rollup (
    id INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    decimals INTEGER,
    min ANY NOT NULL, max ANY NOT NULL, sum ANY NOT NULL, first ANY NOT NULL, last ANY NOT NULL,
    hours BLOB                          -- the same by hours; NULL: no longer kept
) STRICT;
CREATE TABLE day (                      -- the days that have chunks
    day INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,             -- the times of its first and last sample
    last INTEGER NOT NULL
) STRICT;
INSERT INTO day VALUES(20454,1767225600,1767311700);
CREATE TABLE checkpoint (               -- the newest good value of every series, up to a poll
    poll INTEGER NOT NULL,
    newest TEXT NOT NULL                -- [[series, value, time, poll], …]
) STRICT;
INSERT INTO checkpoint VALUES(291,'[[1,116,1767312600,291],[2,2.5214,1767312600,291]]');
CREATE TABLE state (
    epoch INTEGER NOT NULL,
    pass INTEGER NOT NULL,
    cut INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    next INTEGER NOT NULL,
    swept INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES(0,1,1767312000,291,9223372036854775807,291);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value INTEGER                       -- NULL: for ever
) STRICT, WITHOUT ROWID;
CREATE TABLE fact (
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    labels TEXT NOT NULL,
    since INTEGER NOT NULL,             -- seconds since 1970
    text TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source,
    PRIMARY KEY (network, name, labels, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_by_time ON poll (source, sent);
CREATE VIEW polls AS
-- Every request to a source. Phases in milliseconds, each alone. Where outcome is back-fill: a batch of the past.
SELECT poll.id AS poll, source.network, source.name AS source,
    strftime('%Y-%m-%dT%H:%M:%SZ', poll.slot, 'unixepoch') AS slot, strftime('%Y-%m-%dT%H:%M:%fZ', poll.sent / 1000.0, 'unixepoch') AS sent,
    outcome, reason, status, dns / 1000.0 AS dns_ms, connect / 1000.0 AS connect_ms, tls / 1000.0 AS tls_ms,
    first_byte / 1000.0 AS first_byte_ms, total / 1000.0 AS total_ms, bytes, iif(typeof(hash) = 'blob', lower(hex(hash)), hash) AS sha256,
    ifnull(origin, 'measured') AS origin, ifnull(probes, 'statistics') AS probes,
    stored, repeated, refused, ifnull(notes, '[]') AS notes
FROM poll JOIN source ON source.id = poll.source
;
CREATE VIEW recent_samples AS
-- The values of the last day or two, which are not packed yet; `assay sql` has all of them in samples.
SELECT series.network, metric, labels, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time, value, quality,
    ifnull(origin, 'measured') AS origin, source.network AS source_network, source.name AS source, poll
FROM (
    SELECT value ->> 0 AS series, CAST(value ->> 1 AS REAL) AS value,
        ifnull(value ->> 2, slot) AS time, poll, 'good' AS quality
    FROM recent, json_each(samples)
    UNION ALL SELECT series, value, time, poll, 'quarantined' FROM quarantine
) AS sample JOIN series ON series.id = sample.series
    JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source
;
CREATE VIEW latest AS
-- The newest value of every series; polled is when the poll that brought it was sent.
SELECT series.network, metric, labels, value, strftime('%Y-%m-%dT%H:%M:%SZ', time, 'unixepoch') AS time,
    strftime('%Y-%m-%dT%H:%M:%fZ', poll.sent / 1000.0, 'unixepoch') AS polled,
    iif(quarantined, 'quarantined', 'good') AS quality, ifnull(origin, 'measured') AS origin,
    source.network AS source_network, source.name AS source, iif(typeof(hash) = 'blob', lower(hex(hash)), hash) AS sha256
FROM (
    -- SQLite takes the bare columns from the row that has the maximum.
    SELECT series, max(time) AS time, value, poll, quarantined FROM (
        SELECT value ->> 0 AS series, CAST(value ->> 1 AS REAL) AS value, value ->> 2 AS time,
            value ->> 3 AS poll, 0 AS quarantined
        FROM checkpoint, json_each(newest)
        UNION ALL
        SELECT value ->> 0, CAST(value ->> 1 AS REAL), ifnull(value ->> 2, slot), recent.poll, 0
        FROM recent, json_each(samples) WHERE recent.poll > (SELECT poll FROM checkpoint)
        UNION ALL
        SELECT series, value, max(time), poll, 1 FROM quarantine GROUP BY series
    ) GROUP BY series
) AS sample JOIN series ON series.id = sample.series
    JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source
;
CREATE VIEW days AS
-- What every series did on every day that is packed; without the last day or two.
SELECT network, metric, labels, date((part.id >> 24) * 86400, 'unixepoch') AS day, count,
    part.min / CAST('1e' || ifnull(decimals, 0) AS REAL) AS min, part.max / CAST('1e' || ifnull(decimals, 0) AS REAL) AS max, part.sum / CAST('1e' || ifnull(decimals, 0) AS REAL) / count AS average,
    part.sum / CAST('1e' || ifnull(decimals, 0) AS REAL) AS sum, part.first / CAST('1e' || ifnull(decimals, 0) AS REAL) AS first, part.last / CAST('1e' || ifnull(decimals, 0) AS REAL) AS last
FROM (
    SELECT id, count, decimals, min, max, sum, first, last FROM chunk
    UNION ALL SELECT id, count, decimals, min, max, sum, first, last FROM rollup
) AS part JOIN series ON series.id = part.id & 0xFFFFFF
;
COMMIT;
