package nl.balie.callflows.checks;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.numbers.DialRules;

/**
 * What a check needs to know beside the model.
 *
 * @param organisation whose model it is
 * @param organisations all on this installation, since the id of one may begin with the id of another
 * @param callable ids of the processes that a model of this organisation may call
 * @param calls which processes each of the organisation's own processes calls
 * @param templates the steps that there are
 * @param dialling which numbers may be dialled
 * @param names what the organisation has that steps name
 */
public record Surroundings(
        String organisation,
        Set<String> organisations,
        Set<String> callable,
        Map<String, Set<String>> calls,
        StepTemplates templates,
        DialRules dialling,
        Names names) {
    public Surroundings {
        organisations = Set.copyOf(organisations);
        callable = Set.copyOf(callable);
        calls = Map.copyOf(calls);
    }

    /** What steps name: queues, opening hours, prompts, and sources to look something up in. */
    public record Names(Set<String> queues, Set<String> calendars, Set<String> prompts, Set<String> sources) {
        public Names {
            queues = Set.copyOf(queues);
            calendars = Set.copyOf(calendars);
            prompts = Set.copyOf(prompts);
            sources = Set.copyOf(sources);
        }
    }

    /** Whether a process id belongs to this organisation and to no other, nor to what ships with Balie. */
    boolean owns(String processId) {
        String prefix = organisation + "-";
        return processId.matches("[A-Za-z_][A-Za-z0-9_-]*")
                && processId.length() > prefix.length()
                && processId.startsWith(prefix)
                && !organisation.equals("balie")
                && organisations.stream()
                        .filter(other -> other.length() > organisation.length())
                        .noneMatch(other -> processId.startsWith(other + "-"));
    }

    /** Whether a process calls another, itself or through what it calls. */
    boolean leadsTo(String from, String to) {
        var seen = new HashSet<String>();
        var waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            String at = waiting.poll();
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                waiting.addAll(calls.getOrDefault(at, Set.of()));
            }
        }
        return false;
    }
}
