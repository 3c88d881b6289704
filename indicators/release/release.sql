-- A release: what may leave the house. Written once, never changed.

-- One row: what this release is, and the catalogue as it was then.
CREATE TABLE release_info (
    release_id VARCHAR NOT NULL,
    created_on DATE NOT NULL,
    program_version VARCHAR NOT NULL,
    is_demonstration BOOLEAN NOT NULL,
    rows_delivered INTEGER NOT NULL,
    rows_stored INTEGER NOT NULL,
    rows_superseded INTEGER NOT NULL,
    figures_published INTEGER NOT NULL,
    figures_hidden INTEGER NOT NULL,
    catalogue VARCHAR NOT NULL
);

-- One row per figure, protected. A hidden figure has no number and no note. Rows of delivered
-- files are not told: in a file sorted by size they would give the size of hidden neighbours.
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
    no_interval,
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
    file
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

-- One row per finding of a rule, with what it is about; numbers of hidden figures are left out.
CREATE TABLE finding AS SELECT * FROM protected_findings;

-- One row per delivered file: rows in, and what became of them.
CREATE TABLE delivery AS SELECT * FROM stored_deliveries;

-- One row per rule that every delivered row was checked against.
CREATE TABLE rule AS SELECT * FROM stored_rules;

-- One row per verdict: monitored city, indicator with a target, and delimitation. Shares in per
-- cent, gaps in percentage points, slopes in points a year, ratios as fractions; a column is
-- empty where the component does not exist.
CREATE TABLE verdict (
    verdict_id INTEGER NOT NULL,
    area VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    concept VARCHAR,
    method VARCHAR,
    scope VARCHAR,
    breakdown VARCHAR,
    line INTEGER,
    is_current BOOLEAN NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    obstacles VARCHAR,
    parity_not_excluded BOOLEAN,
    withstands BOOLEAN,
    base_line INTEGER,
    base_series VARCHAR,
    base_concept VARCHAR,
    base_method VARCHAR,
    base_level VARCHAR,
    n_figures INTEGER,
    n_points INTEGER,
    first_year INTEGER,
    last_year INTEGER,
    latest_staff_figure INTEGER,
    latest_base_figure INTEGER,
    staff DOUBLE,
    staff_low DOUBLE,
    staff_high DOUBLE,
    population DOUBLE,
    gap DOUBLE,
    gap_low DOUBLE,
    gap_high DOUBLE,
    ratio DOUBLE,
    ratio_low DOUBLE,
    ratio_high DOUBLE,
    slope DOUBLE,
    slope_low DOUBLE,
    slope_high DOUBLE,
    slope_error DOUBLE,
    slope_scatter DOUBLE,
    p_value DOUBLE,
    turnover DOUBLE,
    yearly_variance DOUBLE,
    first_response DOUBLE,
    last_response DOUBLE,
    tipping_point DOUBLE,
    years_to_parity_low DOUBLE,
    years_to_parity_high DOUBLE,
    breaks VARCHAR,
    bases_rejected VARCHAR
);
INSERT INTO verdict BY NAME SELECT * FROM judged_verdicts;

-- One row per staff figure of a verdict, with its base and gap where there are any, and why it
-- does not count (left_out is empty if it does).
CREATE TABLE verdict_point (
    verdict_id INTEGER NOT NULL,
    staff_figure INTEGER NOT NULL,
    base_figure INTEGER,
    year INTEGER,
    day DATE,
    base_day DATE,
    staff DOUBLE,
    population DOUBLE,
    gap DOUBLE,
    gap_low DOUBLE,
    gap_high DOUBLE,
    size DOUBLE,
    response DOUBLE,
    standard_error DOUBLE,
    left_out VARCHAR NOT NULL
);
INSERT INTO verdict_point BY NAME SELECT * FROM judged_points;

-- One row per staff line and population line: what the verdict would be with this base. Numbers
-- of verdict_id are its own; is_chosen marks the row that stands in `verdict`.
CREATE TABLE verdict_by_base AS SELECT * FROM verdict LIMIT 0;
ALTER TABLE verdict_by_base ADD COLUMN is_chosen BOOLEAN;
ALTER TABLE verdict_by_base ADD COLUMN is_usable BOOLEAN;
ALTER TABLE verdict_by_base ADD COLUMN reason_de VARCHAR;
ALTER TABLE verdict_by_base ADD COLUMN reason_en VARCHAR;
ALTER TABLE verdict_by_base ADD COLUMN nearest_year INTEGER;
ALTER TABLE verdict_by_base ADD COLUMN nearest_months INTEGER;
ALTER TABLE verdict_by_base ADD COLUMN nearest_population DOUBLE;
ALTER TABLE verdict_by_base ADD COLUMN plain_gap DOUBLE;
INSERT INTO verdict_by_base BY NAME SELECT * FROM judged_by_base;

-- One row per city whose gap closed beyond doubt. `place` keeps the order of groups, bands and
-- names; it is no rank.
CREATE TABLE movement (
    place INTEGER,
    indicator VARCHAR NOT NULL,
    "group" VARCHAR,
    band VARCHAR,
    area VARCHAR NOT NULL,
    breakdown VARCHAR,
    slope DOUBLE,
    slope_low DOUBLE,
    slope_high DOUBLE,
    first_year INTEGER,
    last_year INTEGER,
    first_gap DOUBLE,
    last_gap DOUBLE,
    verdict_id INTEGER NOT NULL
);
INSERT INTO movement BY NAME SELECT * FROM judged_movement;

-- One row per report of such a city on a measure that is meant to move the indicator.
CREATE TABLE movement_measure (
    indicator VARCHAR NOT NULL,
    area VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    year INTEGER,
    state VARCHAR,
    report_de VARCHAR,
    report_en VARCHAR,
    source_title VARCHAR,
    source_address VARCHAR
);
INSERT INTO movement_measure BY NAME SELECT * FROM judged_movement_measures;

-- One row per earlier release and verdict: what was said then.
CREATE TABLE verdict_history (
    release_id VARCHAR NOT NULL,
    created_on DATE NOT NULL,
    area VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    concept VARCHAR,
    method VARCHAR,
    scope VARCHAR,
    breakdown VARCHAR,
    is_current BOOLEAN NOT NULL,
    verdict VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
INSERT INTO verdict_history BY NAME SELECT * FROM judged_history;
