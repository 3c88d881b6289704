"""The form a city fills in: a workbook or CSV files with the rows the catalogue asks for."""
