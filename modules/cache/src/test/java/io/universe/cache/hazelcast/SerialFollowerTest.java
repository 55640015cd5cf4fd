package io.universe.cache.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.universe.cache.entry.Entry;
import io.universe.cache.port.Entries.Follower;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A follower is told one thing at a time. */
class SerialFollowerTest {

    private final List<String> told = new ArrayList<>();
    private final SerialFollower follower = new SerialFollower(new Follower() {
        @Override
        public void onChange(String key, Entry before, Entry after) {
            told.add(key);
            if (key.equals("bad")) {
                throw new NoClassDefFoundError("as a broken deployment has it");
            }
        }

        @Override
        public void onGap() {
            told.add("gap");
        }
    });

    @Test
    void shouldGoOnTellingAfterAnError() {
        follower.onChange("bad", Entry.UNTOUCHED, Entry.UNTOUCHED);
        follower.onChange("good", Entry.UNTOUCHED, Entry.UNTOUCHED);
        follower.onGap();
        assertThat(told).containsExactly("bad", "good", "gap");
    }
}
