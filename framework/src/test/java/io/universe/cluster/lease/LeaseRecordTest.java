package io.universe.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseRecordTest {

    private static final LeaseRecord RECORD = LeaseRecord.of("node", "token", 3, false);

    @Test
    void shouldReadWhatItHasWritten() {
        assertThat(LeaseRecord.parse(RECORD.text())).isEqualTo(RECORD);
        assertThat(LeaseRecord.parse(RECORD.awaited().text())).isEqualTo(RECORD.awaited());
    }

    /** Another version of the platform may write more: a compare-and-set needs its very words. */
    @Test
    void shouldKeepTheWordsOfAnotherVersion() {
        String text = "{\"since\":1,\"owner\":\"node\",\"token\":\"token\",\"renewals\":3}";
        LeaseRecord read = LeaseRecord.parse(text);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.isUnrenewed(RECORD)).isTrue();
        assertThat(read.isAwaited()).isFalse();
    }

    @Test
    void shouldTakeWhatCannotBeReadForTheRecordOfNobodyKnown() {
        assertThat(LeaseRecord.parse("?")).isEqualTo(new LeaseRecord("", "?", 0, true, "?"));
        assertThat(LeaseRecord.parse("{\"owner\":1,\"token\":[]}").text()).isEqualTo("{\"owner\":1,\"token\":[]}");
    }

    @Test
    void shouldNotTakeWaitingForARenewal() {
        assertThat(RECORD.awaited().isUnrenewed(RECORD)).isTrue();
        assertThat(RECORD.renewed(4).isUnrenewed(RECORD)).isFalse();
        assertThat(LeaseRecord.of("node", "other", 3, false).isUnrenewed(RECORD))
                .isFalse();
    }

    @Test
    void shouldRememberWhoWaitsThroughARenewal() {
        assertThat(RECORD.awaited().renewed(4).isAwaited()).isTrue();
    }
}
