package io.universe.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import io.universe.spi.ClusterMaps;
import io.universe.spi.ClusterSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemberConfigTest {

    private static final ClusterSpec SPEC = new ClusterSpec("sample", "127.0.0.1", List.of(), true);

    /** What a part of the platform says of its maps. */
    private record Maps(String names, int copies, Optional<String> merging) implements ClusterMaps {}

    @Test
    void shouldSetUpTheMapsOfThePlatformByTheirNames() {
        MapConfig map = config(new Maps("universe.cache.*", 2, Optional.of("io.universe.cache.Newest")))
                .findMapConfig("universe.cache.stars");
        assertThat(map.getBackupCount()).isEqualTo(2);
        assertThat(map.getMergePolicyConfig().getPolicy()).isEqualTo("io.universe.cache.Newest");
        assertThat(map.getInMemoryFormat()).isEqualTo(InMemoryFormat.BINARY);
        assertThat(map.isStatisticsEnabled()).isTrue();
        assertThat(map.isPerEntryStatsEnabled()).isTrue();
    }

    @Test
    void shouldLeaveItToHazelcastHowEntriesAreMergedWhereNobodySays() {
        assertThat(config(new Maps("a.*", 1, Optional.empty()))
                        .findMapConfig("a.b")
                        .getMergePolicyConfig())
                .isEqualTo(new MapConfig().getMergePolicyConfig());
    }

    @Test
    void shouldLeaveOtherMapsAsTheyAre() {
        Config config = config(new Maps("universe.cache.*", 2, Optional.empty()));
        assertThat(config.findMapConfig("stars").getBackupCount()).isEqualTo(MapConfig.DEFAULT_BACKUP_COUNT);
        assertThat(config.findMapConfig("stars").isPerEntryStatsEnabled()).isFalse();
    }

    private static Config config(ClusterMaps maps) {
        return MemberConfig.of(SPEC, List.of(maps));
    }
}
