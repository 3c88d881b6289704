-- A release: what may leave the house. Written once, never changed.

-- One row: what this release is, and the catalogue as it was then.
CREATE TABLE release_info (
    release_id VARCHAR NOT NULL,
    created_on DATE NOT NULL,
    fingerprint VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    is_demonstration BOOLEAN NOT NULL,
    rows_delivered INTEGER NOT NULL,
    rows_stored INTEGER NOT NULL,
    rows_superseded INTEGER NOT NULL,
    figures_published INTEGER NOT NULL,
    figures_hidden INTEGER NOT NULL,
    catalogue VARCHAR NOT NULL
);

-- One row per figure, protected. A hidden figure has no number and no note.
CREATE TABLE figure AS
SELECT
    CAST(figure_id AS INTEGER) AS figure_id,
    series,
    origin,
    quantity,
    area,
    CAST(year AS INTEGER) AS year,
    TRY_CAST(reference_date AS DATE) AS reference_date,
    breakdown,
    status,
    value,
    unit,
    numerator,
    denominator,
    low,
    high,
    interval_kind,
    is_small_base,
    response_rate,
    concept,
    method,
    scope,
    base,
    precision,
    CAST(decimals AS INTEGER) AS decimals,
    observation_status,
    revised,
    CAST(line AS INTEGER) AS line,
    CAST(segment AS INTEGER) AS segment,
    breaks,
    CAST(staff_figure AS INTEGER) AS staff_figure,
    CAST(base_figure AS INTEGER) AS base_figure,
    note_de,
    note_en,
    source_title,
    source_address,
    file,
    CAST(row AS INTEGER) AS row
FROM protected_figures
ORDER BY figure_id;

-- One row per staff figure and population figure that could be its base, best first.
CREATE TABLE population_base AS SELECT * FROM judged_bases;

-- One row per series and area: the figure that stands for the area beside others, and the
-- number of the axis it may share. Figures of different axes do not compare.
CREATE TABLE compared_figure AS
SELECT
    CAST(series AS VARCHAR) AS series,
    CAST(area AS VARCHAR) AS area,
    CAST(figure AS INTEGER) AS figure,
    CAST(axis AS INTEGER) AS axis
FROM compared_figures;

-- One row per series and pair of areas: whether their figures compare, and what speaks
-- against it, one reason a line, worst first.
CREATE TABLE comparability AS
SELECT
    CAST(series AS VARCHAR) AS series,
    CAST(area_a AS VARCHAR) AS area_a,
    CAST(area_b AS VARCHAR) AS area_b,
    CAST(figure_a AS INTEGER) AS figure_a,
    CAST(figure_b AS INTEGER) AS figure_b,
    CAST(level AS VARCHAR) AS level,
    CAST(reasons_de AS VARCHAR) AS reasons_de,
    CAST(reasons_en AS VARCHAR) AS reasons_en
FROM judged_pairs;

-- One row per city and indicator: published, recordable, not recorded or unknown.
CREATE TABLE recordability AS SELECT * FROM judged_recordability;

-- One row per reported stage of a criterion, with its evidence.
CREATE TABLE criterion_status AS SELECT * FROM stored_criteria;

-- One row per report of a city on a measure.
CREATE TABLE measure_report AS SELECT * FROM stored_measure_reports;

-- One row per finding of a rule; numbers of hidden figures are left out.
CREATE TABLE finding AS SELECT * FROM protected_findings;

-- One row per delivered file: rows in, and what became of them.
CREATE TABLE delivery AS SELECT * FROM stored_deliveries;

-- One row per rule that every delivered row was checked against.
CREATE TABLE rule AS SELECT * FROM stored_rules;
