package nl.balie.telephony.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.telephony.Prompt;

/**
 * Divides a sentence with a number into parts that are each made once for all numbers: the words before it, its numerals, and
 * the words after it. All numbers up to ten thousand take 126 parts in a language: 1 to 99, the hundreds and the thousands, and
 * 0.
 */
final class SpokenNumbers {
    private static final int HIGHEST = 9_999;

    private SpokenNumbers() {}

    /** In the order in which they are spoken; the sentence as a whole when the number does not stand in it by itself. */
    static List<Prompt.Speech> parts(Prompt.Counted sentence) {
        Matcher number = Pattern.compile("(?<![\\p{L}\\d.,])" + sentence.number() + "(?![\\p{L}\\d]|[.,]\\d)")
                .matcher(sentence.text());
        if (sentence.number() < 0 || sentence.number() > HIGHEST || !number.find()) {
            return List.of(new Prompt.Speech(sentence.language(), sentence.text()));
        }
        List<String> parts = new ArrayList<>();
        parts.add(sentence.text().substring(0, number.start()).strip());
        numerals(sentence.number()).forEach(numeral -> parts.add(Integer.toString(numeral)));
        parts.add(sentence.text().substring(number.end()).strip());
        return parts.stream()
                .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(part -> new Prompt.Speech(sentence.language(), part))
                .toList();
    }

    /** 2345 is 2000, 300, 45. */
    private static List<Integer> numerals(int number) {
        List<Integer> numerals = new ArrayList<>();
        for (int unit : new int[] {1_000, 100}) {
            if (number % (unit * 10) >= unit) {
                numerals.add(number % (unit * 10) / unit * unit);
            }
        }
        if (number % 100 > 0 || number == 0) {
            numerals.add(number % 100);
        }
        return numerals;
    }
}
