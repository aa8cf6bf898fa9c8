package nl.balie.directory.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as a spreadsheet puts it on the clipboard or into a file: a row each line; tabs, semicolons or commas between its cells, quotes
 * around a cell with such a character, a line break or a quote in it, which is then doubled (RFC 4180 sections 2.5 to 2.7).
 */
final class PastedRows {
    /** @param line at which the row begins, from 1 */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /** The cell in this column, in one line and without spaces around it; empty when the row has none. */
        String cell(int column) {
            return column < cells.size()
                    ? cells.get(column).replaceAll("[\\s\\u00a0]+", " ").strip()
                    : "";
        }
    }

    private static final char QUOTE = '"';
    /** Stands at the beginning of files of spreadsheets, and is no part of what they say. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private PastedRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** All rows with anything in them. Semicolons divide only where no tab does, and commas only where neither does. */
    static List<Row> of(String pasted) {
        String text = pasted.replace(BYTE_ORDER_MARK, "").replace("\r\n", "\n").replace('\r', '\n');
        for (char separator : new char[] {'\t', ';'}) {
            List<Row> rows = new PastedRows(text, separator).rows();
            if (rows.stream().anyMatch(row -> row.cells().size() > 1)) {
                return rows;
            }
        }
        return new PastedRows(text, ',').rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            Row row = row();
            if (!row.cells().stream().allMatch(String::isBlank)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int begins = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at++) == separator);
        line++;
        return new Row(begins, cells);
    }

    private String cell() {
        int close = at < text.length() && text.charAt(at) == QUOTE ? closing(at + 1) : -1;
        int end = close < 0 ? at : close + 1;
        if (close >= 0 && !ends(end)) {
            end = at; // a name that begins with a quoted word
            close = -1;
        }
        String cell = close < 0 ? "" : text.substring(at + 1, close);
        line += (int) cell.chars().filter(letter -> letter == '\n').count();
        if (close < 0) {
            while (!ends(end)) {
                end++;
            }
            cell = text.substring(at, end);
        }
        at = end;
        return close < 0 ? cell : cell.replace("\"\"", "\"");
    }

    /** Where the quote is that is not doubled; -1 when there is none, and the first was no more than a letter. */
    private int closing(int from) {
        int quote = text.indexOf(QUOTE, from);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == QUOTE) {
            quote = text.indexOf(QUOTE, quote + 2);
        }
        return quote;
    }

    private boolean ends(int position) {
        return position >= text.length() || text.charAt(position) == separator || text.charAt(position) == '\n';
    }
}
