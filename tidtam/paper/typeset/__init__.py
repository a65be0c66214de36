"""Data becomes bytes: letters, memos, reports and receipts as PDF and DOCX, tables as XLSX. A later issue brings it."""
