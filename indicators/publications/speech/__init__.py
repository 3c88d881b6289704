"""How numbers, dates, signs and sentences are said, in German, plain German and English."""
