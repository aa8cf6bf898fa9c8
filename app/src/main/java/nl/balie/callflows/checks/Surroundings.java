package nl.balie.callflows.checks;

import java.util.Set;

/**
 * What a check needs to know beside the model.
 *
 * @param organisation whose model it is
 * @param organisations all on this installation, since the id of one may begin with the id of another
 * @param callable ids of the processes that a model of this organisation may call
 * @param templates the steps that there are
 */
public record Surroundings(
        String organisation, Set<String> organisations, Set<String> callable, StepTemplates templates) {
    public Surroundings {
        organisations = Set.copyOf(organisations);
        callable = Set.copyOf(callable);
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
}
