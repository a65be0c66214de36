"""Tables in and out: `read` takes a workbook or a CSV file apart into sheets of text, `write` sets pages of rows."""
