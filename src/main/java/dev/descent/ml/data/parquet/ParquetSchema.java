package dev.descent.ml.data.parquet;

import dev.descent.ml.data.table.Shown;
import dev.descent.ml.spec.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** The columns of a file's schema: what structs hold are columns of their own. */
final class ParquetSchema {
    private final Set<String> ignored;
    private final Faults faults = new Faults();
    private final List<ParquetColumn> columns = new ArrayList<>();

    private ParquetSchema(Set<String> ignored) {
        this.ignored = ignored;
    }

    /** @throws dev.descent.ml.spec.InvalidSpec with all columns that are no cells, but for those ignored */
    static List<ParquetColumn> columns(FileMetaData footer, Set<String> ignored) {
        ParquetSchema schema = new ParquetSchema(ignored);
        SchemaNode.top(footer.getSchema()).forEach(node -> schema.add(node, "", 0));
        schema.faults.raise();
        return schema.columns;
    }

    /** @param optional how many above it may be missing */
    private void add(SchemaNode node, String above, int optional) {
        String name = above + node.element().getName();
        String why = objection(node);
        int defined = optional + (node.isOptional() ? 1 : 0);
        if (ignored.contains(name) || why != null) {
            faults.check(
                    ignored.contains(name),
                    "uri",
                    "has column " + Shown.quoted(name) + ", which is " + why + ": to go without it, name it in ignore");
            columns.add(ParquetColumn.unread(name));
        } else if (node.isList()) {
            list(node, name, defined);
        } else if (node.isLeaf()) {
            columns.add(column(node, name, new Levels(defined, 0)));
        } else {
            node.children().forEach(child -> add(child, name + ".", defined));
        }
    }

    private void list(SchemaNode node, String name, int defined) {
        SchemaNode values = Objects.requireNonNull(node.values());
        int filled = defined + 1;
        columns.add(column(values, name, new Levels(filled + (values.isOptional() ? 1 : 0), filled)));
    }

    private static @Nullable String objection(SchemaNode node) {
        if (node.isMap()) {
            return "a map, and cells are flat";
        } else if (node.isList() && node.values() == null) {
            return "a list of lists or of structs, and cells are flat";
        }
        SchemaNode values = node.isList() ? node.values() : node;
        boolean bytes = values != null && values.isLeaf() && ValueText.of(values.element()) == null;
        return bytes ? "of bytes of no kind that is read" : null;
    }

    private static ParquetColumn column(SchemaNode node, String name, Levels levels) {
        SchemaElement element = node.element();
        PrimitiveType type = new PrimitiveType(
                levels.most > 0 ? Repetition.OPTIONAL : Repetition.REQUIRED,
                PrimitiveTypeName.valueOf(named(element)),
                element.getType_length(),
                element.getName());
        ColumnDescriptor descriptor =
                new ColumnDescriptor(new String[] {name}, type, levels.filled > 0 ? 1 : 0, levels.most);
        return new ParquetColumn(name, node.leaf(), descriptor, ValueText.of(element), levels.filled);
    }

    private static String named(SchemaElement element) {
        return element.getType().name().replaceFirst("^BYTE_ARRAY$", "BINARY");
    }

    /**
     * Definition levels.
     *
     * @param most where there is a value
     * @param filled from which a list has a value; 0 where it is no list
     */
    private record Levels(int most, int filled) {}
}
