package io.universe.monitor.page;

/** HTML that is being written. What texts and attributes hold is escaped, so that it is never more than text; the names of elements and attributes are the page's own. */
final class Html {

    private final StringBuilder written = new StringBuilder();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; a name at the end stands alone
     */
    Html open(String element, String... attributes) {
        written.append('<').append(element);
        for (int i = 0; i < attributes.length; i++) {
            written.append(i % 2 == 0 ? " " : "=\"").append(i % 2 == 0 ? attributes[i] : escaped(attributes[i]) + '"');
        }
        written.append('>');
        return this;
    }

    Html close(String element) {
        written.append("</").append(element).append('>');
        return this;
    }

    Html text(String text) {
        written.append(escaped(text));
        return this;
    }

    /** An element with a text and nothing else. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
