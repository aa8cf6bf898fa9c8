package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where Balie uses cryptography and chance, and which. */
class CryptographyTests {
    private static final Pattern USED = Pattern.compile(
            "import"
                    + " (javax\\.crypto|java\\.security\\.(MessageDigest|SecureRandom|Signature|KeyPair)|org\\.springframework\\.security\\.crypto)");
    /** Their numbers are no secret: a code in a log, the beginning of a count, when to ask again. */
    private static final Set<String> NO_SECRET = Set.of("PageErrors", "PhoneVoice", "OurSdp", "Negotiation", "Reports");
    /** Digest asks what the phone knows (RFC 8760). */
    private static final Set<String> OF_THE_PHONE = Set.of("PhoneAccounts", "Digest");

    private static final Pattern WEAK_CHANCE = Pattern.compile(
            "Math\\.random\\(|new Random\\(|ThreadLocalRandom\\.current|RandomStringUtils|SplittableRandom");
    private static final Pattern HASH =
            Pattern.compile("MessageDigest\\s*\\.getInstance\\((?!\"SHA-(256|384|512)\"\\))");
    private static final Pattern CIPHER =
            Pattern.compile("Cipher\\.getInstance|CipherAlgorithm\\.(?!GCM)|\"(DES|DESede|RC4|ARCFOUR)|/ECB/|PKCS1");

    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (Path file : Sources.all(List.of("java"))) {
            if (file.toString().contains("/src/main/")) {
                SOURCES.put(file.getFileName().toString().replace(".java", ""), text(file));
            }
        }
    }

    @Test
    void theInventoryNamesEveryPlace() {
        String inventory = text(Sources.ROOT.resolve("docs/beveiliging.md"));

        assertThat(with(USED))
                .as("docs/beveiliging.md says of each what it is for")
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(inventory).contains("`" + name + "`"));
    }

    @Test
    void nothingThatMustNotBeGuessedComesFromAWeakSource() {
        assertThat(with(WEAK_CHANCE)).isSubsetOf(NO_SECRET);
    }

    @Test
    void onlySafeHashesAndCiphersAreNamed() {
        assertThat(with(HASH)).isSubsetOf(OF_THE_PHONE);
        assertThat(with(CIPHER)).isEmpty();
    }

    private static List<String> with(Pattern pattern) {
        return SOURCES.entrySet().stream()
                .filter(source -> pattern.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
