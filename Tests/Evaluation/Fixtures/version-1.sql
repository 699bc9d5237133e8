-- The tables of the first version, with one submitted assessment.
CREATE TABLE project (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, network TEXT, added INTEGER NOT NULL, removed INTEGER
) STRICT;
CREATE TABLE rubric (
    id TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (id, version, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE assessment (
    id TEXT PRIMARY KEY, project TEXT NOT NULL REFERENCES project, assessor TEXT NOT NULL,
    as_of INTEGER NOT NULL, submitted INTEGER
) STRICT;
CREATE INDEX assessment_of_project ON assessment (project, as_of);
CREATE TABLE assessment_rubric (
    assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
    rubric TEXT NOT NULL, version TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (assessment, rubric),
    FOREIGN KEY (rubric, version, hash) REFERENCES rubric (id, version, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE answer (
    assessment TEXT NOT NULL REFERENCES assessment ON DELETE CASCADE,
    item TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('scored', 'chosen', 'unknown', 'undisclosed', 'not applicable')),
    low INTEGER CHECK (low BETWEEN 0 AND 4),
    high INTEGER CHECK (high BETWEEN low AND 4),
    grade TEXT NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
    choices TEXT, reason TEXT, note TEXT,
    PRIMARY KEY (assessment, item),
    CHECK ((state = 'scored') = (low IS NOT NULL AND high IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence (
    assessment TEXT NOT NULL, item TEXT NOT NULL, position INTEGER NOT NULL,
    url TEXT, network TEXT, metric TEXT, labels TEXT, value REAL, text TEXT, date INTEGER,
    PRIMARY KEY (assessment, item, position),
    FOREIGN KEY (assessment, item) REFERENCES answer ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TRIGGER assessment_update_of_draft BEFORE UPDATE ON assessment
WHEN OLD.submitted IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER assessment_delete_of_draft BEFORE DELETE ON assessment
WHEN OLD.submitted IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
INSERT INTO project (id, name, network, added) VALUES ('old', 'Old', NULL, 1795442400000);
INSERT INTO rubric VALUES ('small', '1.0.0', 'abc', 'id: small
title: Small
version: 1.0.0
share: 1
roll-up: mean
questions:
  - id: q
    title: All
    importance: medium
    roll-up: mean
    items:
      - id: q.0
        title: Item 0
        importance: medium
        levels: [a, b, c, d, e]
        judged: all
        max-age: 90d
        not-applicable-when: never mind
');
INSERT INTO assessment (id, project, assessor, as_of) VALUES ('a1', 'old', 'ann', 1795442400000);
INSERT INTO assessment_rubric VALUES ('a1', 'small', '1.0.0', 'abc');
INSERT INTO answer VALUES ('a1', 'q.0', 'scored', 3, 3, 'A', NULL, NULL, NULL);
UPDATE assessment SET submitted = 1795442400000 WHERE id = 'a1';
CREATE TRIGGER answer_insert_of_draft BEFORE INSERT ON answer
WHEN (SELECT submitted FROM assessment WHERE id = NEW.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER answer_update_of_draft BEFORE UPDATE ON answer
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER answer_delete_of_draft BEFORE DELETE ON answer
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER evidence_insert_of_draft BEFORE INSERT ON evidence
WHEN (SELECT submitted FROM assessment WHERE id = NEW.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER evidence_update_of_draft BEFORE UPDATE ON evidence
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER evidence_delete_of_draft BEFORE DELETE ON evidence
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER assessment_rubric_insert_of_draft BEFORE INSERT ON assessment_rubric
WHEN (SELECT submitted FROM assessment WHERE id = NEW.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER assessment_rubric_update_of_draft BEFORE UPDATE ON assessment_rubric
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
CREATE TRIGGER assessment_rubric_delete_of_draft BEFORE DELETE ON assessment_rubric
WHEN (SELECT submitted FROM assessment WHERE id = OLD.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a submitted assessment is immutable'); END;
