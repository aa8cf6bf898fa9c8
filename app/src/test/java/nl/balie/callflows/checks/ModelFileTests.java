package nl.balie.callflows.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTests {
    private static final String NAME = "Beëindig één gesprek – café";

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-8", "utf-8", "UTF-16", "UTF-16LE"})
    void isReadByItsDeclaration(String encoding) {
        byte[] bytes = model(encoding).getBytes(Charset.forName(encoding));

        assertThat(ModelFile.read(bytes)).isEqualTo(new ModelFile.Text(model("UTF-8")));
    }

    @Test
    void isReadByItsByteOrderMark() {
        byte[] marked = ("\uFEFF" + model("ISO-8859-1")).getBytes(StandardCharsets.UTF_8);

        assertThat(ModelFile.read(marked)).isEqualTo(new ModelFile.Text(model("UTF-8")));
    }

    @Test
    void withoutDeclarationItIsUtf8() {
        String bare = "<a name='" + NAME + "'/>";

        assertThat(ModelFile.read(bare.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ModelFile.Text(bare));
        assertThat(ModelFile.read(bare.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(refused("UTF-8"));
    }

    @Test
    void isRefusedByTheNameOfWhatItSaysToBe() {
        assertThat(ModelFile.read(model("x-geheim").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(refused("x-geheim"));
        assertThat(ModelFile.read(model("UTF-8").getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(refused("UTF-8"));
        assertThat(ModelFile.read(new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8}))
                .isEqualTo(refused("UTF-16BE"));
        assertThat(ModelFile.read(new byte[0])).isEqualTo(new ModelFile.Text(""));
    }

    @Test
    void isNoLargerThanAModelMayBe() {
        assertThat(ModelFile.read(new byte[ModelCheck.LARGEST_BYTES + 1]))
                .isInstanceOfSatisfying(
                        ModelFile.Unreadable.class,
                        unreadable -> assertThat(unreadable.because().rule()).isEqualTo("xml.too-large"));
    }

    @Test
    void lettersThatWereLostBeforeAreTold() {
        CheckedModels.breaks("xml.lost", CheckedModels.MENU.replace("Neem afscheid", "Be\uFFFDindig"));
    }

    private static ModelFile refused(String encoding) {
        return new ModelFile.Unreadable(Finding.ofModel("xml.encoding", encoding));
    }

    private static String model(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n<a name='" + NAME + "'/>";
    }
}
