# Reads each file that is named on the command line, in each way that its ending has, and says of every column:
# file, reader, column, class, rows, missing, sum, distinct, first, last.

suppressMessages({ library(haven); library(readr); library(data.table); library(readxl) })
readers <- list(
  csv = list(
    read.csv = function(path) read.csv(path, na.strings = "", encoding = "UTF-8", check.names = FALSE),
    readr = function(path) read_csv(path, na = "", show_col_types = FALSE, progress = FALSE, guess_max = Inf),
    fread = function(path) as.data.frame(fread(path, na.strings = "", encoding = "UTF-8"))
  ),
  dta = list(haven = function(path) zap_formats(as_factor(read_dta(path)))),
  xlsx = list(readxl = function(path) read_excel(path, guess_max = 1e6))
)
shown <- function(cell) if (length(cell) == 0 || is.na(cell)) "" else gsub("[\t\r\n]+", " ", as.character(cell))
one <- function(path, reader, name, column) {
  label <- class(column)[1]
  if (is.factor(column)) column <- as.character(column)
  if (is.character(column)) {
    column[!is.na(column) & column == ""] <- NA
    there <- column[!is.na(column)]
    if (length(there) && all(there %in% c("yes", "no"))) { column <- column == "yes"; label <- "logical" }
    else if (length(there) && all(grepl("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", there))) column <- as.Date(column)
  }
  if (inherits(column, c("POSIXct", "IDate"))) column <- as.Date(column)
  numbers <- if (is.character(column)) nchar(column) else as.numeric(column)
  there <- column[!is.na(column)]
  cat(path, reader, name, label, length(column), sum(is.na(column)), sprintf("%.10g", sum(numbers, na.rm = TRUE)),
      length(unique(there)), shown(head(there, 1)), shown(tail(there, 1)), sep = "\t")
  cat("\n")
}
for (path in commandArgs(TRUE)) {
  for (reader in names(readers[[tools::file_ext(path)]])) {
    table <- readers[[tools::file_ext(path)]][[reader]](path)
    for (name in names(table)) one(path, reader, name, table[[name]])
  }
}
