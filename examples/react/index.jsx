import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Explorer } from "./Explorer.jsx";

const App = () => {
  const [question, setQuestion] = useState("direction");
  const [address, setAddress] = useState("");
  const [isOpen, setOpen] = useState(true);
  return (
    <main>
      <h1>An explorer in React</h1>
      <button onClick={() => setQuestion("abuses")}>Ask who committed abuses</button>
      <button onClick={() => setOpen(!isOpen)}>{isOpen ? "Close" : "Open"}</button>
      <p>
        Shown now: <output>{address}</output>
      </p>
      {isOpen && <Explorer question={question} onAddress={setAddress} />}
    </main>
  );
};

// Strict mode mounts every component twice: what an explorer had must be gone when the first is taken away.
createRoot(document.getElementById("app")).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
