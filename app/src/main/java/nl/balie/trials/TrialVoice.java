package nl.balie.trials;

import java.util.List;
import java.util.Locale;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.prompts.Prompts;
import nl.balie.treatment.WaitingWords;
import nl.balie.trials.Line.Kind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the caller of a trial hears: the prompts that have a sound, or else the text, as by telephone. */
@Component
class TrialVoice {
    private final Prompts prompts;
    private final WaitingWords languages;
    private final MessageSource messages;

    TrialVoice(Prompts prompts, WaitingWords languages, MessageSource messages) {
        this.prompts = prompts;
        this.languages = languages;
        this.messages = messages;
    }

    void says(TrialCall call, Announcement announcement) throws CallerGoneException {
        call.mustBeThere();
        String language = announcement.language();
        List<String> sounds = announcement.prompts().stream()
                .filter(name ->
                        prompts.find(call.organisation(), name, language).isPresent())
                .toList();
        announcement.prompts().stream()
                .filter(name -> !sounds.contains(name))
                .forEach(name -> call.note(Kind.WRONG, "trials.line.no-sound", name));
        call.add(
                sounds.isEmpty()
                        ? Line.said(announcement.text(), language)
                        : new Line(
                                Kind.HEARD,
                                "trials.line.played",
                                List.of(String.join(", ", sounds)),
                                sounds,
                                language));
    }

    void says(TrialCall call, String language, String text) throws CallerGoneException {
        call.mustBeThere();
        call.add(Line.said(text, languages.language(language)));
    }

    /** A sentence of Balie's own, in the caller's language. */
    void saysOwn(TrialCall call, String language, String message, Object... values) throws CallerGoneException {
        says(call, language, messages.getMessage(message, values, Locale.of(languages.language(language))));
    }
}
