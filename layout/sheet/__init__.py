"""Press pages to sheets: the printer's order, and the sheet that shows the folds."""
