package nl.balie.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.balie.database.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first start with {@code balie.demo=true}, before anything listens: the organisations, then their parts. */
@Component
@ConditionalOnProperty("balie.demo")
class DemoData implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    static final Map<String, String> ORGANISATIONS = organisations();

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final List<DemoPart> parts;

    DemoData(JdbcClient database, Tenancy tenancy, List<DemoPart> parts, DemoGuard guard) {
        this.database = database;
        this.tenancy = tenancy;
        this.parts = parts;
        guard.refuseBeyondLoopback();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (database.sql("select exists (select 1 from organisations())")
                .query(Boolean.class)
                .single()) {
            return;
        }
        ORGANISATIONS.forEach((id, name) -> {
            tenancy.in(id, () -> {
                database.sql("select create_organisation(?, ?)")
                        .params(id, name)
                        .query((row, number) -> id)
                        .single();
                parts.forEach(part -> part.load(id));
            });
            log.info("Demo organisation {} is there", id);
        });
    }

    private static Map<String, String> organisations() {
        var organisations = new LinkedHashMap<String, String>();
        organisations.put("waterstad", "Gemeente Waterstad");
        organisations.put("bergdorp", "Gemeente Bergdorp");
        return organisations;
    }
}
