package io.universe.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.universe.cluster.Node;
import io.universe.cluster.Role;
import io.universe.cluster.session.ClusterSession;
import io.universe.cluster.session.TestUniverse;
import io.universe.spi.ClusterMember;
import io.universe.spi.ClusterProvider;
import io.universe.spi.ClusterSpec;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** How members are set up, and what is refused. */
class HazelcastProviderIT {

    private static final Node SELF = new Node("", Role.FORK, "test", "lone-0", 0, 1, 1, "127.0.0.1", 1, "0");

    private static ClusterSpec spec(String host, List<String> join, boolean holdsData) {
        return new ClusterSpec("provider", host, join, holdsData);
    }

    @Test
    void shouldBeFoundByServiceLoader() {
        assertThat(ServiceLoader.load(ClusterProvider.class)).hasOnlyElementsOfType(HazelcastProvider.class);
    }

    @Test
    void shouldNotFoundAClusterWithoutData() {
        ClusterSpec nobody = spec("127.0.0.1", List.of("127.0.0.1:1"), false);
        assertThatThrownBy(() -> TestUniverse.await(
                        ClusterSession.open(Vertx.builder(), new HazelcastProvider().member(nobody), SELF)))
                .hasMessageContaining("no member that holds data answered at [127.0.0.1:1]");
    }

    @Test
    void shouldFoundAClusterWhereNoMemberAnswers() {
        ClusterMember member = new HazelcastProvider().member(spec("127.0.0.1", List.of("127.0.0.1:1"), true));
        ClusterSession session = TestUniverse.await(ClusterSession.open(Vertx.builder(), member, SELF));
        assertThat(member.address()).matches("127\\.0\\.0\\.1:[1-9]\\d+");
        TestUniverse.await(session.leave());
    }

    /** By itself Hazelcast starts a thread for each answer where the JVM has two processors, or takes the common pool, which is the application's. */
    @Test
    void shouldAnswerOnThreadsOfItsOwn() {
        ClusterMember member = new HazelcastProvider().member(spec("127.0.0.1", List.of(), true));
        ClusterSession session = TestUniverse.await(ClusterSession.open(Vertx.builder(), member, SELF));
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 100; i++) {
            member.unwrap(HazelcastInstance.class)
                    .getMap("any")
                    .getAsync(i)
                    .whenCompleteAsync((value, failure) -> threads.add(Thread.currentThread()))
                    .toCompletableFuture()
                    .join();
        }
        assertThat(threads)
                .hasSizeLessThan(50)
                .allSatisfy(thread -> assertThat(thread.getName()).startsWith("hazelcast-answers-"));
        TestUniverse.await(session.leave());
    }

    @Test
    void shouldHaveNoAddressBeforeItJoins() {
        ClusterMember member = new HazelcastProvider().member(spec("127.0.0.1", List.of(), true));
        assertThatThrownBy(member::address).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseEveryInterfaceAtOnce() {
        assertThatThrownBy(() -> new HazelcastProvider().member(spec("0.0.0.0", List.of(), true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got '0.0.0.0'");
    }

    @Test
    void shouldBeReachableAtTheNamedInterfaceOnly() {
        Config config = MemberConfig.of(spec("127.0.0.1", List.of("127.0.0.1:5701"), false));
        assertThat(config.isLiteMember()).isTrue();
        assertThat(config.getNetworkConfig().getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
        assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled())
                .isFalse();
        assertThat(config.getNetworkConfig().getJoin().isAutoDetectionEnabled()).isFalse();
        assertThat(config.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
    }

    /** It gives up after 50 s, and by itself Hazelcast tells of the members once in 60 s. */
    @Test
    void shouldBeToldOfTheMembersAgainBeforeAJoinerGivesUp() {
        Config config = MemberConfig.of(spec("127.0.0.1", List.of(), true));
        assertThat(config.getProperty("hazelcast.member.list.publish.interval.seconds"))
                .isEqualTo("5");
    }

    /** Once in some thousand times a socket that is bound before it connects gets the very port that it connects to, and the kernel lets it talk to itself. */
    @Test
    void shouldNotConnectToItselfAtThePortOfAMemberThatIsGone() {
        Config config = MemberConfig.of(spec("127.0.0.1", List.of(), true));
        assertThat(config.getProperty("hazelcast.socket.client.bind")).isEqualTo("false");
    }
}
