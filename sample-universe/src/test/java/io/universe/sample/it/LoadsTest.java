package io.universe.sample.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in lines that callers might have written. */
class LoadsTest {

    private static final String FIRST = "caller-0.1.11";
    private static final String SECOND = "caller-1.1.12";

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingWhereOneLoadComesAfterTheOther() throws IOException {
        write(FIRST, "10 BEGIN ns key a", "20 END ns key a");
        write(SECOND, "20 BEGIN ns key b", "30 END ns key b");

        assertThat(loads(Map.of()).twiceAtOnce()).isEmpty();
        assertThat(loads(Map.of()).size()).isEqualTo(2);
    }

    @Test
    void shouldFindTwoLoadsAtOnce() throws IOException {
        write(FIRST, "10 BEGIN ns key a", "20 END ns key a");
        write(SECOND, "19 BEGIN ns key b", "30 END ns key b");

        assertThat(loads(Map.of()).twiceAtOnce()).hasSize(1);
    }

    @Test
    void shouldEndALoadWithTheProcessOrWhenItWasGivenUp() throws IOException {
        write(FIRST, "10 BEGIN ns key a", "10 BEGIN ns other b", "15 END ns other b", "40 END ns other b");
        write(SECOND, "20 BEGIN ns key c", "20 BEGIN ns other d");

        assertThat(loads(Map.of(11L, 19L)).twiceAtOnce()).isEmpty();
        assertThat(loads(Map.of()).twiceAtOnce()).singleElement().asString().startsWith("key was loaded by a");
    }

    @Test
    void shouldLetALoadBeginWhereTheOneBeforeWasOvertaken() throws IOException {
        write(FIRST, "10 BEGIN ns key a", "30 END ns key a", "10 BEGIN ns other b", "30 END ns other b");
        write(
                SECOND,
                "2 CHANGE ns key c",
                "3 CHANGED ns key c",
                "20 BEGIN ns key d",
                "20 BEGIN ns other e",
                "21 CHANGE ns other f",
                "22 CHANGED ns other f");

        assertThat(loads(Map.of()).twiceAtOnce()).singleElement().asString().startsWith("other was loaded by b");
    }

    private void write(String process, String... lines) throws IOException {
        Files.writeString(directory.resolve(process), String.join("\n", lines) + "\n");
    }

    private Loads loads(Map<Long, Long> deaths) {
        return Loads.in(new Ledger(directory), "ns", deaths);
    }
}
