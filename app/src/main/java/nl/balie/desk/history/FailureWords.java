package nl.balie.desk.history;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a step or a look-up failed, in the reader's language. It is kept as the Dutch sentence of where it failed, which an
 * administrator also reads at the engine's incident; what is not known here, such as a database's own message, stays as it is.
 */
final class FailureWords {
    private record Words(Pattern dutch, String english) {}

    private static final List<Words> ALL = List.of(
            words("callflow '(.*)' kon niet beginnen", "callflow '$1' could not begin"),
            words("er is geen wachtrij '(.*)'", "there is no queue '$1'"),
            words("er zijn geen openingstijden '(.*)'", "there are no opening hours '$1'"),
            words("er is geen terugbelverzoek bij dit contact", "this contact has no callback request"),
            words("de variabele (.*) heeft geen waarde", "variable $1 has no value"),
            words("een variabele heeft een waarde van het verkeerde soort", "a variable has a value of the wrong kind"),
            words("'(.*)' is geen prioriteit van 0 tot en met (.*)", "'$1' is no priority from 0 to $2"),
            words("'(.*)' is geen toets met een taal, zoals 2=en", "'$1' is no key with a language, such as 2=en"),
            words(
                    "'(.*)' is geen toets van dit menu met woorden, zoals 1=paspoort, rijbewijs",
                    "'$1' is no key of this menu with words, such as 1=paspoort, rijbewijs"),
            words(
                    "een getal van (.*) tot (.*) cijfers kan niet worden gevraagd",
                    "a number of $1 to $2 digits cannot be asked for"),
            words("'(.*)' kan de invoer niet afsluiten, alleen # of \\*", "'$1' cannot end the entry, only # or *"),
            words("onverwachte fout \\((.*)\\), zie het logboek", "unexpected error ($1), see the log"),
            words("het is geen telefoonnummer", "it is no telephone number"),
            words("112 wordt nooit door Balie gebeld", "Balie never dials 112"),
            words("het is een betaald nummer (\\(.*\\))", "it is a paid number $1"),
            words(
                    "het is een persoonlijk nummer met een eigen tarief (\\(.*\\))",
                    "it is a personal number at a rate of its own $1"),
            words("het is een nummer van een satelliettelefoon", "it is the number of a satellite telephone"),
            words("het is een nummer in het buitenland", "it is a number abroad"),
            words("dit soort nummers mag hier niet gebeld worden", "numbers of this kind may not be dialled here"),
            words("er is geen bron met deze naam", "there is no source with this name"),
            words("het antwoord is langer dan (.*) bytes", "the answer is longer than $1 bytes"),
            words("geen antwoord binnen (.*) ms", "no answer within $1 ms"),
            words("onderbroken", "interrupted"),
            words("(.*) is niet gevonden", "$1 was not found"),
            words("antwoord met status (.*)", "an answer with status $1"),
            words("het antwoord is geen JSON-object", "the answer is no JSON object"),
            words(
                    "(.*) is een adres van deze machine of van een intern netwerk en mag niet worden gevraagd",
                    "$1 is an address of this machine or of an internal network and may not be asked"));
    private static final Pattern NOT_DIALLED = Pattern.compile("'(.*)' wordt niet gebeld: (.*)");

    private FailureWords() {}

    private static Words words(String dutch, String english) {
        return new Words(Pattern.compile(dutch), english);
    }

    /** The sentence in this language, as far as it is known in it. */
    static String of(String failure, Locale reader) {
        if (!reader.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return failure;
        }
        Matcher refused = NOT_DIALLED.matcher(failure);
        if (refused.matches()) {
            return "'" + refused.group(1) + "' is not dialled: " + of(refused.group(2), reader);
        }
        return ALL.stream()
                .filter(words -> words.dutch.matcher(failure).matches())
                .findFirst()
                .map(words -> words.dutch.matcher(failure).replaceFirst(words.english))
                .orElse(failure);
    }
}
