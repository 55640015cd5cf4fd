package io.universe.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of what events do in each stage, a line each: {@code event | stage | what becomes of it}. */
record EventTable(String text) {

    /** The cells of each line. */
    Stream<Object[]> rows() {
        return text.lines().map(line -> line.split("\\|")).map(cells ->
                new Object[] {cells[0].strip(), Stage.valueOf(cells[1].strip()), cells[2].strip()});
    }

    /** Which event in which stage each line is about. */
    List<String> cells() {
        return rows().map(row -> cell(row[0], row[1])).toList();
    }

    /** Every one of these events in every one of these stages, told as {@link #cells} are. */
    private static List<String> product(Collection<String> events, Collection<Stage> stages) {
        return events.stream()
                .flatMap(event -> stages.stream().map(stage -> cell(event, stage)))
                .toList();
    }

    /** It has each of these events in each of these stages; and with those that can only be about others these are all kinds of events. */
    void assertComplete(Map<String, Event> events, Collection<Stage> stages, List<Class<?>> ofOthers) {
        assertThat(cells()).containsExactlyInAnyOrderElementsOf(product(events.keySet(), stages));
        assertThat(Stream.concat(events.values().stream().map(Event::getClass), ofOthers.stream())
                        .<Class<?>>map(type -> type)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds());
    }

    private static String cell(Object event, Object stage) {
        return event + " × " + stage;
    }

    /** Every kind of event that there is. */
    private static List<Class<?>> kinds() {
        return kinds(Event.class).toList();
    }

    private static Stream<Class<?>> kinds(Class<?> sealedType) {
        return Arrays.stream(sealedType.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? kinds(type) : Stream.of(type));
    }
}
