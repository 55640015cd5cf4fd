package io.universe.launcher.dependencies;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a CycloneDX document says: the artifact that it is about, and what that was built with. Components are known by their references. Pure.
 *
 * @param root the reference of the artifact itself
 * @param needs whom each needs, by reference; nobody is missing that the document names
 */
record Sbom(String root, Map<String, Component> components, Map<String, List<String>> needs) {

    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&#]+)");
    private static final String MAVEN = "pkg:maven/";

    /**
     * One that the document names.
     *
     * @param isOptional whether it may be left out
     */
    record Component(Artifact artifact, boolean isOptional) {}

    /** Copies what it is given, in its order. */
    Sbom {
        components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    }

    /** Reads one. Throws IllegalArgumentException for what is none; libraries of others than Maven are passed over, since no class path has them. */
    static Sbom parse(String text) {
        try {
            return parse(new JsonObject(text));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("is no CycloneDX document: " + e.getMessage(), e);
        }
    }

    private static Sbom parse(JsonObject document) {
        if (!"CycloneDX".equals(document.getString("bomFormat"))) {
            throw new IllegalArgumentException("is no CycloneDX document");
        }
        JsonObject self = document.getJsonObject("metadata").getJsonObject("component");
        Map<String, Component> components = new LinkedHashMap<>();
        components.put(reference(self), component(self));
        objects(document, "components")
                .filter(Sbom::isOfMaven)
                .forEach(each -> components.putIfAbsent(reference(each), component(each)));
        Map<String, List<String>> needs = needs(document, components);
        hangUp(reference(self), components, needs);
        return new Sbom(reference(self), components, needs);
    }

    private static boolean isOfMaven(JsonObject component) {
        return component.getString("purl", MAVEN).startsWith(MAVEN);
    }

    private static String reference(JsonObject component) {
        String named = component.getString("bom-ref", component.getString("purl"));
        return named == null ? component(component).artifact().toString() : named;
    }

    private static Component component(JsonObject json) {
        return new Component(
                new Artifact(
                        json.getString("group", ""),
                        Objects.requireNonNull(json.getString("name"), "a component without a name"),
                        classifier(json.getString("purl", "")),
                        json.getString("version", "")),
                "optional".equals(json.getString("scope")));
    }

    private static String classifier(String purl) {
        Matcher found = CLASSIFIER.matcher(purl);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
    }

    private static Map<String, List<String>> needs(JsonObject document, Map<String, Component> components) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        objects(document, "dependencies")
                .forEach(each -> needs.put(
                        each.getString("ref"),
                        each.getJsonArray("dependsOn", new JsonArray()).stream()
                                .map(String.class::cast)
                                .filter(components::containsKey)
                                .toList()));
        return needs;
    }

    /** Whom nobody needs, because the document tells no needs or not all, the artifact itself does. */
    private static void hangUp(String root, Map<String, Component> components, Map<String, List<String>> needs) {
        Set<String> reached = new HashSet<>(tellers(root, needs).keySet());
        reached.add(root);
        List<String> first = new ArrayList<>(needs.getOrDefault(root, List.of()));
        for (String reference : components.keySet()) {
            if (reached.add(reference)) {
                first.add(reference);
                reached.addAll(tellers(reference, needs).keySet());
            }
        }
        needs.put(root, List.copyOf(first));
    }

    /** Of whom each is needed that the artifact needs, directly or not: of the one nearest to it, so that each is told once and no circle has no end. */
    Map<String, String> tellers() {
        return tellers(root, needs);
    }

    private static Map<String, String> tellers(String start, Map<String, List<String>> needs) {
        Map<String, String> tellers = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String next = open.remove();
            for (String need : needs.getOrDefault(next, List.of())) {
                if (!need.equals(start) && tellers.putIfAbsent(need, next) == null) {
                    open.add(need);
                }
            }
        }
        return tellers;
    }

    private static Stream<JsonObject> objects(JsonObject document, String field) {
        return document.getJsonArray(field, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    /** The artifact itself. */
    Artifact self() {
        return artifact(root);
    }

    Artifact artifact(String reference) {
        return component(reference).artifact();
    }

    Component component(String reference) {
        return Objects.requireNonNull(components.get(reference), reference);
    }

    /** Whom it needs directly. */
    List<String> needs(String reference) {
        return needs.getOrDefault(reference, List.of());
    }

    /** What it was built with, directly or not. */
    List<Artifact> libraries() {
        return components.entrySet().stream()
                .filter(each -> !each.getKey().equals(root))
                .map(each -> each.getValue().artifact())
                .toList();
    }
}
