// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    private enum Mode {
        SEND,
        OBSERVE
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console =
            new Console(new PrintWriter(out), new PrintWriter(err), _ -> null);
    private final Syntax syntax = new Syntax(console);

    private void read(String... words) {
        syntax.read(List.of(words));
    }

    @Test
    void aValueComesAfterAnEqualsSignOrAsTheNextWord() {
        Option<String> file = syntax.text("--config.file", "FILE", "");
        Option<String> path = syntax.text("--storage.path", "DIR", "");
        read("--config.file=a=b.yml", "--storage.path", "data");
        assertThat(file.get()).isEqualTo("a=b.yml");
        assertThat(path.get()).isEqualTo("data");
    }

    @Test
    void anEmptyValueIsAValue() {
        Option<String> address = syntax.text("--cluster.listen-address", "A", "").or(":9094");
        read("--cluster.listen-address=");
        assertThat(address.get()).isEmpty();
    }

    @Test
    void whatIsNotGivenComesFromElsewhereAndThenFromTheDefault() {
        Option<String> first = syntax.text("--first", "X", "").orFrom(() -> "elsewhere").or("last");
        Option<String> second = syntax.text("--second", "X", "").orFrom(() -> null).or("last");
        read();
        assertThat(first.get()).isEqualTo("elsewhere");
        assertThat(second.get()).isEqualTo("last");
    }

    @Test
    void aRepeatableFlagKeepsAllItsValuesAndOthersAreRefusedTwice() {
        Option<String> peers = syntax.text("--peer", "X", "").repeatable();
        syntax.text("--name", "X", "");
        read("--peer=a", "--peer", "b");
        assertThat(peers.all()).containsExactly("a", "b");
        assertThatThrownBy(() -> read("--name=a", "--name=b")).hasMessage("--name is given twice");
    }

    @Test
    void aSwitchIsOnOffOrSpelledOut() {
        Switch toggle = syntax.toggle("-s, --silenced", "");
        read("-s");
        assertThat(toggle.isOn()).isTrue();
        read("--no-silenced");
        assertThat(toggle.isOn()).isFalse();
        read("--silenced=true");
        assertThat(toggle.isOn()).isTrue();
        read("--silenced=false");
        assertThat(toggle.isOn()).isFalse();
    }

    @Test
    void aFlagThatMayStandBareTakesTheNextWordOnlyWhereItFits() {
        Option<Mode> mode =
                syntax.choice("--mode", "MODE", Mode.class, "").bare("send").repeatable();
        Words<String> words = syntax.words("WORD", 0, 9, Function.identity(), "");
        read("--mode", "observe", "--mode", "else", "--mode");
        assertThat(mode.all()).containsExactly(Mode.OBSERVE, Mode.SEND, Mode.SEND);
        assertThat(words.all()).containsExactly("else");
    }

    @Test
    void afterTwoDashesNothingIsAFlag() {
        Words<String> words = syntax.words("WORD", 0, 9, Function.identity(), "");
        read("--", "--x", "-y");
        assertThat(words.all()).containsExactly("--x", "-y");
    }

    @Test
    void anUnknownFlagGetsTheNearestOneAsASuggestion() {
        syntax.text("--config.file", "FILE", "");
        assertThatThrownBy(() -> read("--confg.file=x"))
                .hasMessage("unknown flag '--confg.file'. Did you mean '--config.file'?");
        assertThatThrownBy(() -> read("--zzz")).hasMessage("unknown flag '--zzz'");
    }

    @Test
    void aBadValueNamesTheFlagTheValueAndWhatWouldDo() {
        syntax.choice("--mode", "MODE", Mode.class, "");
        syntax.count("--limit", "");
        assertThatThrownBy(() -> read("--mode=obsrve"))
                .hasMessage("--mode: 'obsrve' is none of send, observe. Did you mean 'observe'?");
        assertThatThrownBy(() -> read("--limit=-1"))
                .hasMessage("--limit: '-1' is no number from 0 up");
    }

    @Test
    void aMissingValueWordOrRequiredFlagIsNamed() {
        syntax.text("--comment", "TEXT", "Why.").required();
        assertThatThrownBy(() -> read("--comment"))
                .hasMessage("--comment TEXT: the value is missing");
        assertThatThrownBy(this::read).hasMessage("--comment TEXT is missing: Why.");
        syntax.words("FILE", 1, 1, Function.identity(), "What to check.");
        assertThatThrownBy(() -> read("--comment=x")).hasMessage("FILE is missing: What to check.");
        assertThatThrownBy(() -> read("a", "b")).hasMessage("'b' is one word too many");
    }

    @Test
    void addressesToListenOnAreReadWithAndWithoutAHost() {
        assertThat(ListenAddress.read(":9093")).isEqualTo(new InetSocketAddress(9093));
        assertThat(ListenAddress.read("127.0.0.1:0").getAddress().getHostAddress())
                .isEqualTo("127.0.0.1");
        assertThat(ListenAddress.read("[::1]:9093").getPort()).isEqualTo(9093);
        for (String bad : List.of("9093", "host", "::1:9093", ":70000", ":x", "")) {
            assertThatThrownBy(() -> ListenAddress.read(bad)).hasMessageContaining("'" + bad + "'");
        }
    }
}
