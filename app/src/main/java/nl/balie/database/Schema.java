package nl.balie.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings the schema to the version of this Balie, with the app's grants around it. */
final class Schema {
    private Schema() {}

    /** @throws StartFailure when a newer Balie has changed the schema already */
    static void migrate(Flyway flyway, String appRole) {
        DataSource owner = flyway.getConfiguration().getDataSource();
        Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS
                        || migration.getState() == MigrationState.FUTURE_FAILED)
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new StartFailure("De database is van een nieuwere Balie (schema " + version
                            + "); start die versie, of zet een reservekopie van vóór de overstap terug.");
                });
        try {
            try (Connection connection = owner.getConnection()) {
                Roles.grantFutureTables(connection, appRole);
            }
            flyway.migrate();
            try (Connection connection = owner.getConnection()) {
                Roles.closeSideDoors(connection, appRole);
            }
        } catch (SQLException e) {
            throw new StartFailure("Het databaseschema kon niet worden bijgewerkt: " + e.getMessage(), e);
        }
    }
}
