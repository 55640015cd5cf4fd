package io.universe.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.universe.cluster.Node;
import io.universe.cluster.TestNodes;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages between nodes survive the wire. */
class NodeMessageTest {

    static Stream<NodeMessage> messages() {
        Node node = TestNodes.node("a");
        return Stream.of(
                new NodeMessage.Syn(node, "b"),
                new NodeMessage.Ack(node),
                new NodeMessage.Goodbye("a", "reload", 0),
                new NodeMessage.Goodbye("a", "left", null),
                new NodeMessage.Lost("a", "exit", 1, null),
                new NodeMessage.Lost("a", "signal", null, "SIGKILL"),
                new NodeMessage.Withdrawn("c"),
                new NodeMessage.Check());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatItWrote(NodeMessage message) {
        assertThat(NodeMessage.fromJson(new JsonObject(message.toJson().encode())))
                .isEqualTo(message);
    }

    @Test
    void shouldCallTheHandshakeAsItIsKnown() {
        assertThat(new NodeMessage.Syn(TestNodes.node("a"), "b").toJson())
                .contains(java.util.Map.entry("type", "handshake_syn"))
                .contains(java.util.Map.entry("uuid", "a"))
                .contains(java.util.Map.entry("target_uuid", "b"));
    }

    @Test
    void shouldRefuseWhatIsNoMessage() {
        assertThatThrownBy(() -> NodeMessage.fromJson(new JsonObject())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NodeMessage.fromJson(new JsonObject().put("type", "goodbye")))
                .hasMessage("uuid is missing");
    }

    @Test
    void shouldRefuseANodeThatDoesNotSayWhoItIs() {
        for (String field : TestNodes.node("a").toJson().fieldNames()) {
            JsonObject node = TestNodes.node("a").toJson();
            node.remove(field);
            JsonObject ack = new JsonObject().put("type", "handshake_ack").put("node", node);
            assertThatThrownBy(() -> NodeMessage.fromJson(ack)).hasMessage(field + " is missing");
        }
    }
}
