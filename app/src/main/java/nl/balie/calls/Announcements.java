package nl.balie.calls;

import java.util.List;
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

    /** The prompts that have a sound, in order; the spoken text when none has. */
    List<Prompt> sounds(LiveCall call, Announcement announcement) {
        List<Prompt> recorded = announcement.prompts().stream()
                .flatMap(name -> prompts.find(call.organisation(), name, announcement.language()).stream())
                .toList();
        if (recorded.size() < announcement.prompts().size()) {
            log.warn("contact {}: not each of the prompts {} has a sound", call.contact(), announcement.prompts());
        }
        return recorded.isEmpty() ? List.of(new Prompt.Speech(announcement.language(), announcement.text())) : recorded;
    }
}
