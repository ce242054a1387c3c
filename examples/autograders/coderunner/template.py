# The template of a CodeRunner question: "Template is grader" and "Is combinator" are ticked, the sandbox language is
# Python 3, exam.mem is a support file of the question, and mem is installed in the sandbox (Jobe).
import pathlib
import subprocess

ANSWERS = """{{ STUDENT_ANSWER | e('py') }}"""
STUDENT = """{{ STUDENT.username | e('py') }}"""

pathlib.Path("answers.mem").write_text(ANSWERS, encoding="utf-8")
graded = subprocess.run(
    ["mem", "exam", "grade", "exam.mem", "answers.mem", "--student", STUDENT, "--format", "coderunner"],
    capture_output=True, text=True, encoding="utf-8", check=False,
)
if graded.returncode == 0:
    print(graded.stdout)
else:
    print('{"fraction": 0, "prologuehtml": "<p>The grader itself failed; please tell your teacher.</p>"}')
