package nl.balie.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords of the embedded PostgreSQL: made once, in a file that only this user can read. Other users of the
 * machine can reach the loopback port, so it never trusts a connection.
 *
 * @param superuser of role {@code postgres}, which makes the other two and is used for nothing else
 * @param owner of role {@code balie_owner}
 * @param app of role {@code balie_app}
 */
record PostgresPasswords(String superuser, String owner, String app) {

    /** Reads the file, or makes it. */
    static PostgresPasswords in(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new PostgresPasswords(
                required(kept, "postgres", file),
                required(kept, "balie_owner", file),
                required(kept, "balie_app", file));
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Properties made = new Properties();
        for (String role : new String[] {"postgres", "balie_owner", "balie_app"}) {
            made.setProperty(role, random());
        }
        try (Writer writer = Files.newBufferedWriter(half)) {
            made.store(writer, null);
        }
        Files.move(half, file);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String required(Properties kept, String role, Path file) {
        String password = kept.getProperty(role);
        if (password == null || password.isBlank()) {
            throw new StartFailure("In " + file + " ontbreekt het wachtwoord van " + role + ".");
        }
        return password;
    }

    @Override
    public String toString() {
        return "PostgresPasswords[…]";
    }
}
