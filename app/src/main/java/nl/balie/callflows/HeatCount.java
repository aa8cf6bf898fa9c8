package nl.balie.callflows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.balie.callflows.HeatMap.Spot;
import nl.balie.flows.FlowPath;
import nl.balie.flows.FlowPath.Place;
import nl.balie.processes.PathFinder;

/** Adds up the ways of contacts through one model. */
final class HeatCount {
    private static final int PERCENT = 100;

    private final PathFinder finder;
    private final ModelText.Labels labels;
    /** Most contacts go one of a few ways. */
    private final Map<List<String>, List<String>> ways = new HashMap<>();

    private final Map<String, Tally> tallies = new HashMap<>();
    private int contacts;
    private int abandoned;

    private static final class Tally {
        private int contacts;
        private int times;
        private int stays;
        private Duration stayed = Duration.ZERO;
        private int abandoned;
    }

    /** For a model in BPMN XML. */
    HeatCount(String model) {
        finder = PathFinder.of(model.getBytes(StandardCharsets.UTF_8));
        labels = ModelText.labels(model);
    }

    /**
     * Adds a contact.
     *
     * @param paths how it went through the model, each time that it came into it
     * @param gaveUp whether its customer hung up before anybody had helped him
     */
    void add(List<FlowPath> paths, boolean gaveUp) {
        Set<String> been = new HashSet<>();
        boolean gaveUpHere = false;
        for (FlowPath path : paths) {
            List<String> names = path.placeNames();
            for (String id : ways.computeIfAbsent(names, finder::path)) {
                tally(id).times++;
                been.add(id);
            }
            List<Optional<String>> elements = finder.elements(names);
            for (int place = 0; place < names.size(); place++) {
                Place stay = path.places().get(place);
                elements.get(place).ifPresent(id -> stayed(id, stay.lasted()));
            }
            Optional<String> left = gaveUp
                    ? path.whereLeft()
                            .map(names::lastIndexOf)
                            .filter(at -> at >= 0)
                            .flatMap(elements::get)
                    : Optional.empty();
            left.ifPresent(id -> tally(id).abandoned++);
            gaveUpHere |= left.isPresent();
        }
        been.forEach(id -> tally(id).contacts++);
        contacts++;
        abandoned += gaveUpHere ? 1 : 0;
    }

    private void stayed(String id, Duration time) {
        Tally tally = tally(id);
        tally.stays++;
        tally.stayed = tally.stayed.plus(time);
    }

    private Tally tally(String id) {
        return tallies.computeIfAbsent(id, _ -> new Tally());
    }

    HeatMap total() {
        return new HeatMap(
                contacts,
                abandoned,
                spots(labels.elements()).toList(),
                spots(labels.arrows()).toList());
    }

    private Stream<Spot> spots(Map<String, String> names) {
        return names.entrySet().stream()
                .map(named -> spot(named.getKey(), named.getValue()))
                .sorted(Comparator.comparingInt(Spot::contacts).reversed());
    }

    private Spot spot(String id, String name) {
        Tally tally = tallies.getOrDefault(id, new Tally());
        int share = contacts == 0 ? 0 : Math.round((float) PERCENT * tally.contacts / contacts);
        return new Spot(
                id,
                name,
                tally.contacts,
                share,
                tally.times,
                tally.stays == 0 ? null : tally.stayed.dividedBy(tally.stays),
                tally.abandoned);
    }
}
