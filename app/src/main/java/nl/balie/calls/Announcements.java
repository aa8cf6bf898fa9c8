package nl.balie.calls;

import java.util.List;
import nl.balie.callers.Sound;
import nl.balie.processes.Announcement;
import nl.balie.prompts.Prompts;
import nl.balie.telephony.Prompt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns what a step or a queue lets a caller hear into sound. */
@Component
class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final Prompts prompts;

    Announcements(Prompts prompts) {
        this.prompts = prompts;
    }

    /** What each of these sounds like, in order. */
    List<Prompt> prompts(String organisation, List<Sound> sounds) {
        return sounds.stream()
                .<Prompt>mapMulti((sound, all) -> {
                    switch (sound) {
                        case Sound.Announced(var announcement) ->
                            sounds(organisation, announcement).forEach(all);
                        case Sound.Sentence(var language, var text) -> all.accept(new Prompt.Speech(language, text));
                        case Sound.Counted(var language, var text, var number) ->
                            all.accept(new Prompt.Counted(language, text, number));
                        case Sound.Played(var file) -> all.accept(new Prompt.Recording(file));
                    }
                })
                .toList();
    }

    /** The prompts that have a sound, in order; the spoken text when none has. */
    List<Prompt> sounds(LiveCall call, Announcement announcement) {
        return sounds(call.organisation(), announcement);
    }

    private List<Prompt> sounds(String organisation, Announcement announcement) {
        List<Prompt> recorded = announcement.prompts().stream()
                .flatMap(name -> prompts.find(organisation, name, announcement.language()).stream())
                .toList();
        if (recorded.size() < announcement.prompts().size()) {
            log.warn("{}: not each of the prompts {} has a sound", organisation, announcement.prompts());
        }
        return recorded.isEmpty() ? List.of(new Prompt.Speech(announcement.language(), announcement.text())) : recorded;
    }
}
