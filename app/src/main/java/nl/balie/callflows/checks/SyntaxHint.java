package nl.balie.callflows.checks;

import java.util.regex.Pattern;

/** What is most likely wrong with an expression that cannot be read, as the last part of a rule's name. */
final class SyntaxHint {
    private static final Pattern TEXTS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}[\\p{L}\\d,.:'’-]*(\\s+[\\p{L}\\d,.:'’-]+)+[.!?]?");

    private static final Pattern FORMULA = Pattern.compile("^(if|not)\\b|\\b(then|else|and|or|in)\\b");

    private SyntaxHint() {}

    static String of(String expression) {
        String besides = TEXTS.matcher(expression).replaceAll("0");
        if (besides.contains("==")) {
            return "syntax-equals";
        }
        if (besides.contains("&&") || besides.contains("||")) {
            return "syntax-and";
        }
        if (besides.chars().anyMatch(each -> "'‘’“”„«»".indexOf(each) >= 0)
                && !SENTENCE.matcher(besides).matches()) {
            return "syntax-quotes";
        }
        boolean text =
                SENTENCE.matcher(besides).matches() && !FORMULA.matcher(besides).find();
        return text ? "syntax-text" : "syntax";
    }
}
