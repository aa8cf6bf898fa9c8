package nl.balie.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** The app's connections: a pool for each {@link Lane}. A transaction keeps the one that it began with. */
final class Connections extends AbstractRoutingDataSource implements AutoCloseable {
    private final Map<Lane, HikariDataSource> pools = new EnumMap<>(Lane.class);

    /** @param pool makes the pool of a lane */
    Connections(Function<Lane, HikariDataSource> pool) {
        for (Lane lane : Lane.values()) {
            pools.put(lane, pool.apply(lane));
        }
        setTargetDataSources(Map.copyOf(pools));
        initialize();
    }

    @Override
    protected Lane determineCurrentLookupKey() {
        return Lane.current();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
