import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a whole call costs in processor time, which holds on a busy machine too, and in transactions. */
final class Cost {
    /** Of /proc/<pid>/stat; 100 on every Linux that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    private Cost() {}

    /** Processor seconds so far, calls that have ended and transactions so far. */
    private record Sum(double app, double engine, double postgres, long calls, long transactions) {}

    /**
     * Prints one line for each stretch of time after the warming up, while somebody else makes the calls.
     *
     * @param app process of the app
     * @param warmUp seconds
     * @param stretches how many
     * @param seconds length of each
     */
    static void measure(Path data, long app, int warmUp, int stretches, int seconds) throws Exception {
        long postgres = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
        long engine = Long.parseLong(
                Files.readString(data.resolve("engine/pid")).strip().split(" ", -1)[0]);
        Thread.sleep(warmUp * 1000L);
        try (Connection database = Bench.database(data)) {
            Sum before = sum(database, app, engine, postgres);
            for (int stretch = 1; stretch <= stretches; stretch++) {
                Thread.sleep(seconds * 1000L);
                Sum after = sum(database, app, engine, postgres);
                print(warmUp + (stretch - 1) * seconds, seconds, before, after);
                before = after;
            }
        }
    }

    private static void print(int from, int seconds, Sum before, Sum after) throws IOException {
        long calls = after.calls - before.calls;
        double perCall = 1000.0 / calls;
        double app = (after.app - before.app) * perCall;
        double engine = (after.engine - before.engine) * perCall;
        double postgres = (after.postgres - before.postgres) * perCall;
        System.out.printf(
                Locale.ROOT,
                "| a whole call, from %d to %d s: %d calls | app %.0f, engine %.0f, PostgreSQL %.0f, together %.0f ms"
                        + " of processor time | %.1f transactions | load %s | |%n",
                from,
                from + seconds,
                calls,
                app,
                engine,
                postgres,
                app + engine + postgres,
                (double) (after.transactions - before.transactions) / calls,
                Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
    }

    private static Sum sum(Connection database, long app, long engine, long postgres) throws Exception {
        double servers = processorTime(postgres, true);
        for (long server : children(postgres)) {
            servers += processorTime(server, true);
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("set balie.organisation = 'waterstad'");
            try (ResultSet row = statement.executeQuery("""
                        select (select count(*) from contact where ended_at is not null),
                            (select xact_commit from pg_stat_database where datname = current_database())
                        """)) {
                row.next();
                return new Sum(
                        processorTime(app, false),
                        processorTime(engine, true),
                        servers,
                        row.getLong(1),
                        row.getLong(2));
            }
        }
    }

    /** Those that have not been reaped yet; what the others took is with their parent. */
    private static List<Long> children(long parent) throws IOException {
        List<Long> children = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(one -> one.getFileName().toString().matches("\\d+"))
                    .toList()) {
                try {
                    if (Long.parseLong(fields(process)[1]) == parent) {
                        children.add(Long.parseLong(process.getFileName().toString()));
                    }
                } catch (IOException ended) {
                    // between the list and now
                }
            }
        }
        return children;
    }

    private static double processorTime(long process, boolean withReaped) {
        try {
            String[] fields = fields(Path.of("/proc", Long.toString(process)));
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            if (withReaped) {
                ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** From the process's state on: its name may hold spaces. */
    private static String[] fields(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }
}
