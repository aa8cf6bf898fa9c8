package nl.balie.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.Utils;

/**
 * The two roles: the owner changes the schema, the app works with it. The app's role owns nothing, is in no other role
 * and does not bypass row-level security, so that an error in our code cannot show one organisation to another.
 */
final class Roles {
    static final String OWNER = "balie_owner";
    static final String APP = "balie_app";

    private Roles() {}

    /** Makes or repairs the roles and the database of our own server. */
    static void prepare(String superuserUrl, PostgresPasswords passwords) throws SQLException {
        try (Connection connection = DriverManager.getConnection(superuserUrl, "postgres", passwords.superuser());
                Statement statement = connection.createStatement()) {
            role(statement, OWNER, passwords.owner());
            role(statement, APP, passwords.app());
            if (!exists(connection, "select 1 from pg_database where datname = ?", EmbeddedDatabase.DATABASE)) {
                statement.execute("create database balie owner " + OWNER);
            }
            statement.execute("revoke all on database balie from public");
            statement.execute("grant connect on database balie to " + APP);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement.getConnection(), "select 1 from pg_roles where rolname = ?", name)) {
            statement.execute("create role " + name);
        }
        String literal = Utils.escapeLiteral(null, password, true).toString();
        statement.execute("alter role " + name
                + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit password '" + literal
                + "'");
    }

    /** What the owner makes from now on, the app may use. Done before the schema is changed; owner's connection. */
    static void grantFutureTables(Connection owner, String app) throws SQLException {
        String to = " to " + Utils.escapeIdentifier(null, app);
        try (Statement statement = owner.createStatement()) {
            statement.execute("grant usage on schema public" + to);
            statement.execute(
                    "alter default privileges in schema public grant select, insert, update, delete on tables" + to);
            statement.execute("alter default privileges in schema public grant usage, select on sequences" + to);
            statement.execute("alter default privileges in schema public grant execute on functions" + to);
        }
    }

    /**
     * Takes back what would lead around row-level security: a policy on a partitioned table does not hold for who
     * reads its partition directly. Done after the schema is changed; owner's connection.
     */
    static void closeSideDoors(Connection owner, String app) throws SQLException {
        String from = " from " + Utils.escapeIdentifier(null, app);
        try (Statement statement = owner.createStatement()) {
            StringBuilder revokes = new StringBuilder("revoke all on flyway_schema_history" + from);
            try (ResultSet partitions = statement.executeQuery(
                    "select oid::regclass::text from pg_class where relispartition and relkind = 'r'"
                            + " and relowner = current_user::regrole")) {
                while (partitions.next()) {
                    revokes.append("; revoke all on ")
                            .append(partitions.getString(1))
                            .append(from);
                }
            }
            statement.execute(revokes.toString());
        }
    }

    /** @throws StartFailure when the app's role of an existing server could see more than one organisation */
    static void check(Connection app, String owner) throws SQLException {
        if (exists(
                app,
                "select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"
                        + " or rolname = ? and pg_has_role(current_user, oid, 'MEMBER')",
                owner)) {
            throw new StartFailure("De databaserol in balie.database.app.user kan om de scheiding tussen organisaties"
                    + " heen; maak haar NOSUPERUSER en NOBYPASSRLS, en geen lid van " + owner + ".");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
