-- The store: accepted deliveries, ready for computing. Rebuilt from the delivered files
-- whenever they change; it may be deleted at any time.

-- One row per accepted delivery file.
CREATE TABLE delivery (
    file VARCHAR PRIMARY KEY,
    rows INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    accepted BOOLEAN NOT NULL
);

-- One row per reported figure. `superseded` marks a value that a later delivery corrects.
CREATE TABLE observation AS
SELECT
    CAST(row_number() OVER (ORDER BY file, row) AS INTEGER) AS observation_id,
    area,
    quantity,
    CAST(year AS INTEGER) AS year,
    TRY_CAST(NULLIF(reference_date, '') AS DATE) AS reference_date,
    value,
    numerator,
    denominator,
    unit,
    concept,
    method,
    scope,
    breakdown,
    CAST(dimensions AS VARCHAR[]) AS dimensions,
    COLUMNS('^dim_.*$'),
    base,
    precision,
    decimals,
    observation_status,
    note_de,
    note_en,
    source_title,
    source_address,
    file,
    CAST(row AS INTEGER) AS row,
    row_number() OVER (
        PARTITION BY area, quantity, year, reference_date, concept, method, scope, breakdown,
            base, source_title
        ORDER BY file DESC
    ) > 1 AS superseded,
    count(*) OVER (
        PARTITION BY area, quantity, year, reference_date, concept, method, scope, breakdown,
            base, source_title
    ) > 1 AS revised
FROM delivered_figures;

-- One row per reported stage of a criterion.
CREATE TABLE criterion_report AS SELECT * FROM delivered_criteria;

-- One row per statement of a city on whether it records an indicator.
CREATE TABLE recordability_report AS SELECT * FROM delivered_recordability;

-- One row per report of a city on a measure.
CREATE TABLE measure_report AS SELECT * FROM delivered_measure_reports;

-- One row per finding of a rule on an accepted row.
CREATE TABLE finding AS SELECT * FROM delivered_findings;
