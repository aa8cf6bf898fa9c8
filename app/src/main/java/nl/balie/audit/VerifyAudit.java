package nl.balie.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.audit.AuditChain.Broken;
import nl.balie.audit.AuditChain.Verified;
import nl.balie.database.RunningDatabase;
import nl.balie.database.Tenancy;

/** {@code ./balie verify-audit}: looks whether the audit logs of all organisations are what was written (BIO2 8.15). */
public final class VerifyAudit {
    private static final Pattern SETTING = Pattern.compile("--([^=]+)=(.*)");

    private VerifyAudit() {}

    /**
     * Exit code 1 when one is not, or when they cannot be read.
     *
     * @param arguments the data directory, and the settings of an existing database as {@code ./balie run} takes them
     */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "nl/balie/demo/demo-call-logback.xml");
        System.exit(run(arguments, System.out, System.err));
    }

    /** The same without ending the JVM; the exit code. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        Map<String, String> settings = Arrays.stream(arguments)
                .skip(1)
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (_, last) -> last));
        boolean whole = true;
        try (RunningDatabase database = RunningDatabase.open(Path.of(arguments[0]), settings)) {
            Tenancy tenancy = database.tenancy();
            AuditChain chain = new AuditChain(database.jdbc(), tenancy);
            for (String organisation : tenancy.organisations()) {
                Verified verified = tenancy.read(organisation, chain::verify);
                out.println(organisation + ": " + words(verified));
                whole &= verified.isWhole();
            }
        } catch (IOException none) {
            err.println("Het logboek is niet te lezen: " + none.getMessage());
            return 1;
        }
        return whole ? 0 : 1;
    }

    private static String words(Verified verified) {
        if (verified.broken().isPresent()) {
            Broken broken = verified.broken().get();
            return "VERANDERD: vanaf regel " + broken.number() + " (" + broken.at() + ") klopt de keten niet";
        }
        return verified.loose() > 0
                ? "VERANDERD: " + verified.loose() + " regels zijn er buiten Balie om in gezet"
                : "ongewijzigd, " + verified.links() + " regels";
    }
}
