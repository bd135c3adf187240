package dev.descent.ml.data.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file's schema with what lies below it.
 *
 * @param leaf its place among the columns of a group of rows, where it is one
 */
record SchemaNode(SchemaElement element, List<SchemaNode> children, int leaf) {
    private static final int DEEPEST = 30;

    /** What a schema has at its top, of which the elements are written depth first. */
    static List<SchemaNode> top(List<SchemaElement> elements) {
        ParquetFooter.check(elements.size() > 1, "it has no columns");
        Walk walk = new Walk(elements);
        List<SchemaNode> top = walk.node(0).children();
        ParquetFooter.check(walk.at == elements.size(), "its schema is broken");
        return top;
    }

    boolean isLeaf() {
        return element.isSetType();
    }

    boolean isOptional() {
        return element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    }

    boolean isRepeated() {
        return element.getRepetition_type() == FieldRepetitionType.REPEATED;
    }

    /** Whether it is a list, of whatever; see {@link #values}. */
    boolean isList() {
        boolean marked = element.getConverted_type() == ConvertedType.LIST
                || (element.isSetLogicalType() && element.getLogicalType().isSetLIST());
        return isRepeated() || (marked && !isLeaf());
    }

    boolean isMap() {
        return element.getConverted_type() == ConvertedType.MAP
                || element.getConverted_type() == ConvertedType.MAP_KEY_VALUE
                || (element.isSetLogicalType() && element.getLogicalType().isSetMAP());
    }

    /** The values of a list, which writers put one or two steps below it; null where these are no plain values. */
    @Nullable
    SchemaNode values() {
        if (isLeaf()) {
            return this;
        } else if (isRepeated() || children.size() != 1 || !children.get(0).isRepeated()) {
            return null;
        }
        SchemaNode each = children.get(0);
        if (each.isLeaf()) {
            return each;
        }
        SchemaNode only = each.children.size() == 1 ? each.children.get(0) : each;
        return only.isLeaf() && !only.isRepeated() ? only : null;
    }

    private static final class Walk {
        private final List<SchemaElement> elements;
        private int at;
        private int leaves;

        Walk(List<SchemaElement> elements) {
            this.elements = elements;
        }

        SchemaNode node(int depth) {
            ParquetFooter.check(at < elements.size() && depth < DEEPEST, "its schema is broken");
            SchemaElement element = elements.get(at++);
            if (element.isSetType()) {
                return new SchemaNode(element, List.of(), leaves++);
            }
            ParquetFooter.check(element.getNum_children() > 0, "its schema is broken");
            List<SchemaNode> children = new ArrayList<>();
            for (int i = 0; i < element.getNum_children(); i++) {
                children.add(node(depth + 1));
            }
            return new SchemaNode(element, children, -1);
        }
    }
}
