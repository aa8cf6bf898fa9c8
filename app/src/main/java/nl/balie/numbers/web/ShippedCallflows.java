package nl.balie.numbers.web;

import java.util.List;
import nl.balie.numbers.CallflowNames;

/** The callflows that come with Balie, for as long as nothing deploys others. */
final class ShippedCallflows implements CallflowNames {
    @Override
    public List<Callflow> of(String organisation) {
        return List.of(
                new Callflow("balie-direct-queue", "Direct naar de wachtrij", true),
                new Callflow("balie-main-menu", "Keuzemenu", true));
    }
}
