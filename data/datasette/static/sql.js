// The SQL editor of Datasette's database and query pages; without it they show a plain text field.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.getElementById("sql-editor");
  if (!field || !window.CodeMirror) return;
  const editor = window.CodeMirror.fromTextArea(field, { mode: "text/x-sql", lineNumbers: true, lineWrapping: true });
  const label = document.querySelector("label[for=sql-editor]");
  if (label) editor.getInputField().setAttribute("aria-label", label.textContent);
  editor.setOption("extraKeys", { "Shift-Enter": () => field.form.submit(), Tab: false });
});
